# The rows of a case with y: a column, or the score of the items within one municipality.
weighted_rows <- function(input, data) {
  if (is.null(data)) data <- as.data.frame(input$inline)
  if (!is.null(input$muni)) data <- data[data$muni == input$muni, ]
  data$y <- if (is.null(input$score_of)) data[[if (is.null(input$y)) "y" else input$y]] else scores(data, input)
  data[!is.na(data$y), ]
}

# Kish's (1965) design effect and effective number.
kish <- function(w) list(kish_deff = length(w) * sum(w^2) / sum(w)^2, n_effective = sum(w)^2 / sum(w^2))

# Simple random sample of N people, as survey wants it.
sampled <- function(rows, N) survey::svydesign(ids = ~1, data = rows, weights = rep(N / nrow(rows), nrow(rows)), fpc = rep(N, nrow(rows)))

# Post-stratification by survey::postStratify; beside it the se as if stratified from the start (Holt & Smith 1979).
oracle("post-stratification", function(input, data) {
  rows <- weighted_rows(input, data)
  rows$cell <- if (is.null(data)) input$inline$cell else rows[[input$cell]]
  cells <- names(input$population)
  N <- unlist(input$population)
  n <- sapply(cells, function(cell) sum(rows$cell == cell))
  if (any(n == 0)) return(list(reason = "empty_cell", empty = cells[n == 0]))
  rows$stratum_size <- N[rows$cell]
  stratified <- survey::svydesign(ids = ~1, strata = ~cell, fpc = ~stratum_size, data = rows)
  after <- survey::postStratify(sampled(rows, sum(N)), ~cell, data.frame(cell = cells, Freq = unname(N)))
  weighted <- survey::svymean(~y, after)
  c(list(n = nrow(rows), cells = cells, cell_n = unname(n), cell_N = unname(N), cell_weight = unname(N / n), mean_unweighted = mean(rows$y),
    mean_weighted = coef(weighted)[[1]], se_stratified_fpc = survey::SE(survey::svymean(~y, stratified))[[1]],
    se_survey_poststratified_fpc = survey::SE(weighted)[[1]]), kish(weights(after)))
})

# Targets of a margin without the categories that nobody answered in, scaled to the total.
reachable <- function(margin, answers, total) {
  kept <- unlist(margin)[names(margin) %in% answers]
  kept * total / sum(kept)
}

# Raking by survey::rake, carried on until the weights stand still (Deming & Stephan 1940).
oracle("raking", function(input, data) {
  rows <- weighted_rows(input, data)
  variables <- names(input$margins)
  total <- sum(unlist(input$margins[[1]]))
  targets <- sapply(variables, function(v) reachable(input$margins[[v]], rows[[v]], total), simplify = FALSE)
  design <- sampled(rows, total)
  formulas <- lapply(variables, reformulate)
  frames <- lapply(variables, function(v) setNames(data.frame(names(targets[[v]]), unname(targets[[v]])), c(v, "Freq")))
  raked <- survey::rake(design, formulas, frames, control = list(epsilon = 1e-14, maxit = 5000))
  early <- survey::rake(design, formulas, frames)
  average <- survey::svymean(~y, raked, deff = TRUE)
  replaced <- survey::svymean(~y, raked, deff = "replace")
  w <- weights(raked)
  cell <- do.call(paste, c(rows[variables], sep = "|"))
  c(list(targets_used = lapply(targets, as.list), n = nrow(rows), N = total, mean_unweighted = mean(rows$y),
    mean_raked = coef(average)[[1]], se_survey_raked_fpc = survey::SE(average)[[1]], deff_survey = survey::deff(average)[[1]],
    deff_survey_replace = survey::deff(replaced)[[1]], weight_min = min(w), weight_max = max(w), weight_sum = sum(w),
    cell_weights = as.list(tapply(w, cell, mean)), survey_default_epsilon_mean = coef(survey::svymean(~y, early))[[1]]), kish(w))
})

# Weights cut at bounds times their mean; what is cut goes to the others in proportion, again until none is outside (Potter 1990).
oracle("weight-trimming", function(input, data) {
  w <- input$inline$w
  bounds <- input$bounds_times_mean * mean(w)
  total <- sum(w)
  repeat {
    cut <- w <= bounds[1] * (1 + 1e-12) | w >= bounds[2] * (1 - 1e-12)
    w <- pmin(pmax(w, bounds[1]), bounds[2])
    if (all(cut) || abs(sum(w) - total) <= 1e-13 * total) break
    w[!cut] <- w[!cut] * (total - sum(w[cut])) / sum(w[!cut])
  }

  list(weights = w)
})
