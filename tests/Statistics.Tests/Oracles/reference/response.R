# Latent variables behind answers in ordered categories: the polychoric correlation and the graded response model.

# Polychoric correlation (Olsson 1979) by polycor::polychor: in two steps, thresholds from the margins, and all at once by ML.
oracle("polychoric", function(input, data) {
  kept <- !is.na(data[[input$x]]) & !is.na(data[[input$y]])
  x <- data[[input$x]][kept]
  y <- data[[input$y]][kept]
  counts <- table(x, y)
  thresholds <- function(margin) qnorm(head(cumsum(margin), -1) / sum(margin))
  two_step <- polycor::polychor(counts, ML = FALSE, std.err = TRUE)
  # polychor's search ends at about the sixth digit.
  rho <- optimize(function(rho) -two_step_loglik(counts, rho), two_step$rho + c(-0.01, 0.01), tol = 1e-9)$minimum
  ml <- polycor::polychor(counts, ML = TRUE, std.err = TRUE)
  list(n = sum(kept), table = unname(unclass(counts)),
    two_step = list(rho = rho, se_polycor = sqrt(two_step$var[1]), thresholds_x = as.numeric(thresholds(rowSums(counts))),
      thresholds_y = as.numeric(thresholds(colSums(counts))), neg_loglik = -two_step_loglik(counts, rho)),
    ml_polycor = list(rho = ml$rho, se = sqrt(ml$var[1, 1]), thresholds_x = as.numeric(ml$row.cuts),
      thresholds_y = as.numeric(ml$col.cuts)),
    lavCor = lavaan::lavCor(data.frame(x, y), ordered = c("x", "y"))[1, 2], pearson = cor(x, y))
})

# Loglikelihood of a table at the thresholds of its margins, cell probabilities from corners of the normal distribution by mvtnorm::pmvnorm.
two_step_loglik <- function(counts, rho) {
  limits <- function(margin) c(-Inf, qnorm(head(cumsum(margin), -1) / sum(margin)), Inf)
  a <- limits(rowSums(counts))
  b <- limits(colSums(counts))
  corner <- function(x, y) {
    if (min(x, y) == -Inf) return(0)
    if (max(x, y) == Inf) return(pnorm(min(x, y)))
    mvtnorm::pmvnorm(upper = c(x, y), corr = matrix(c(1, rho, rho, 1), 2), algorithm = mvtnorm::TVPACK(1e-14))
  }
  below <- outer(a, b, Vectorize(corner))
  probability <- t(diff(t(diff(below))))
  sum((counts * log(probability))[counts > 0])
}

# P(y >= k | z) = logis(a z - d_k) of one item: logarithms of the probabilities of the categories (rows) at the points z (columns) and their
# derivatives by a and by each d_k.
graded_item <- function(a, d, z) {
  k <- length(d) + 1
  least <- rbind(1, plogis(outer(-d, a * z, "+")), 0)
  slope <- least * (1 - least)
  p <- pmax(least[1:k, , drop = FALSE] - least[-1, , drop = FALSE], 1e-300)
  from <- slope[1:k, , drop = FALSE] / p
  to <- slope[-1, , drop = FALSE] / p
  by_d <- lapply(seq_along(d), function(j) {
    change <- matrix(0, k, length(z))
    change[j, ] <- to[j, ]
    change[j + 1, ] <- -from[j + 1, ]
    change
  })
  list(log_p = log(p), by = c(list(t(t(from - to) * z)), by_d))
}

# Graded response model (Samejima 1969) by marginal ML (Bock & Aitkin 1981) over 161 points of the standard normal distribution in [-8, 8]:
# analytic gradient, BFGS, and Newton steps at the end; scores as mean and standard deviation of each person's posterior distribution.
oracle("graded-response", function(input, data) {
  x <- sapply(data[input$items], function(v) match(v, sort(unique(v))))
  weight <- if (is.null(input$weights)) rep(1, nrow(x)) else data[[input$weights]]
  categories <- apply(x, 2, max, na.rm = TRUE)
  place <- split(seq_len(sum(categories)), factor(rep(input$items, categories), input$items))
  z <- seq(-8, 8, length.out = 161)
  prior <- dnorm(z) / sum(dnorm(z))

  at <- function(parameters) {
    items <- lapply(place, function(own) graded_item(parameters[own[1]], parameters[own[-1]], z))
    joint <- matrix(log(prior), nrow(x), length(z), byrow = TRUE)
    for (i in input$items) {
      answered <- !is.na(x[, i])
      joint[answered, ] <- joint[answered, ] + items[[i]]$log_p[x[answered, i], ]
    }
    highest <- apply(joint, 1, max)
    density <- exp(joint - highest)
    total <- rowSums(density)
    list(items = items, posterior = density / total, loglik = sum(weight * (highest + log(total))))
  }
  loss <- function(parameters) if (any(unlist(lapply(place, function(own) diff(parameters[own[-1]]) <= 0)))) Inf else -at(parameters)$loglik
  gradient <- function(parameters) {
    state <- at(parameters)
    -unlist(lapply(input$items, function(i) {
      expected <- sapply(seq_len(categories[i]), function(k) colSums((weight * state$posterior)[which(x[, i] == k), , drop = FALSE]))
      sapply(state$items[[i]]$by, function(change) sum(t(expected) * change))
    }))
  }

  start <- unlist(lapply(input$items, function(i) {
    share <- cumsum(tapply(weight, x[, i], sum)) / sum(weight[!is.na(x[, i])])
    c(1, qlogis(share[-categories[i]]))
  }))
  found <- optim(start, loss, gradient, method = "BFGS", control = list(maxit = 500, reltol = 1e-14))$par
  for (step in 1:3) found <- found - as.numeric(solve(numDeriv::jacobian(gradient, found), gradient(found)))
  state <- at(found)

  a <- sapply(place, function(own) found[own[1]])
  d <- lapply(place, function(own) as.numeric(found[own[-1]]))
  mean <- as.numeric(state$posterior %*% z)
  deviation <- sqrt(as.numeric(state$posterior %*% z^2) - mean^2)
  first <- head(rep(seq_len(nrow(x)), weight), 6)
  list(n = sum(weight), items = input$items, categories = as.numeric(categories), loglik = state$loglik, npar = sum(categories),
    discrimination = as.list(a), difficulty = Map(`/`, d, a), intercept_d = d, eap_first = mean[first], eap_se_first = deviation[first],
    gradient_max = max(abs(gradient(found))))
})
