# Factor models: confirmatory (one group, several groups, with missing answers) and exploratory.

# lavaan::cfa at the maximum: its optimiser stops short of the last digits, so Newton steps on its own gradient end the search and lavaan
# computes all that is stated (standard errors, fit) at that point.
lavaan_at_maximum <- function(model, data, ...) {
  quiet <- function(...) suppressMessages(suppressWarnings(lavaan::cfa(...)))
  for (tolerance in c(1e-12, 1e-10, 1e-8)) {
    fit <- quiet(model, data, ..., control = list(rel.tol = tolerance))
    if (lavaan::lavInspect(fit, "converged")) break
  }

  inner <- fit@Model
  x <- lavaan:::lav_model_get_parameters(inner)
  equal <- inner@eq.constraints
  basis <- if (equal) inner@eq.constraints.K else diag(length(x))
  origin <- if (equal) inner@eq.constraints.k0 else rep(0, length(x))
  slope <- function(z) {
    moved <- lavaan:::lav_model_set_parameters(inner, x = as.numeric(basis %*% z + origin))
    gradient <- lavaan:::lav_model_gradient(moved, lavsamplestats = fit@SampleStats, lavdata = fit@Data, lavcache = fit@Cache)
    as.numeric(crossprod(basis, as.numeric(gradient)))
  }
  z <- as.numeric(solve(crossprod(basis), crossprod(basis, x - origin)))
  for (step in 1:4) z <- z - as.numeric(solve(numDeriv::jacobian(slope, z, method = "simple"), slope(z)))
  stopifnot(max(abs(slope(z))) < 1e-9)

  parameters <- lavaan::parTable(fit)
  free <- parameters$free > 0
  parameters$est[free] <- as.numeric(basis %*% z + origin)[parameters$free[free]]
  parameters$start <- parameters$ustart <- parameters$est
  quiet(model, data, ..., start = parameters, optim.method = "none")
}

# x1 + ... + x9 written out, as lavaan needs it.
written_out <- function(model) {
  pattern <- "([[:alpha:]]+)([0-9]+) [+] [.]{3} [+] \\1([0-9]+)"
  parts <- regmatches(model, regexec(pattern, model))[[1]]
  if (length(parts) == 0) return(model)
  sub(pattern, paste0(parts[2], parts[3]:parts[4], collapse = " + "), model)
}

# Upper tail of the non-central chi-squared distribution as a Poisson mixture of central tails: R's own loses what is below 1e-12.
noncentral_tail <- function(x, df, ncp) {
  j <- 0:ceiling(ncp / 2 + 40 * sqrt(ncp + 1) + x)
  sum(dpois(j, ncp / 2) * pchisq(x, df + 2 * j, lower.tail = FALSE))
}

# 90 % limits of the RMSEA and the test of close fit (Steiger & Lind 1980; Browne & Cudeck 1993): lavaan's roots end after four digits.
rmsea_limits <- function(chisq, df, n, groups) {
  root <- function(p) {
    at <- function(ncp) noncentral_tail(chisq, df, ncp) - p
    if (at(0) >= 0) 0 else uniroot(at, c(0, 4 * chisq + 100), tol = 1e-11)$root
  }
  list(rmsea_ci90 = sqrt(c(root(0.05), root(0.95)) / (n * df) * groups),
    rmsea_p_close = noncentral_tail(chisq, df, n * df * 0.05^2 / groups))
}

# A confirmatory factor model by normal ML (Jöreskog 1969), by lavaan::cfa: chi-squared, CFI (Bentler 1990), TLI (Tucker & Lewis 1973),
# RMSEA, SRMR, estimates with standard errors from the expected information (with missing answers: the observed), standardised solution.
confirmatory <- function(input, data, ...) {
  grouped <- if (!is.null(input$group)) list(group = input$group) else list()
  fit <- do.call(lavaan_at_maximum, c(list(written_out(input$model), data), grouped, list(...)))
  measures <- as.list(lavaan::fitMeasures(fit))
  groups <- lavaan::lavInspect(fit, "ngroups")
  n <- lavaan::lavInspect(fit, "ntotal")
  keyed <- function(table, value) {
    table <- table[table$op %in% c("=~", "~~"), ]
    setNames(as.list(table[[value]]), paste0(table$lhs, table$op, table$rhs, if (groups > 1) paste0("@", table$group)))
  }
  estimates <- lavaan::parameterEstimates(fit)
  c(list(n = n, groups = groups, converged = TRUE, npar = measures$npar, chisq = measures$chisq, df = measures$df,
    p = pchisq(measures$chisq, measures$df, lower.tail = FALSE), baseline_chisq = measures$baseline.chisq,
    baseline_df = measures$baseline.df, cfi = measures$cfi, tli = measures$tli, rmsea = measures$rmsea),
    rmsea_limits(measures$chisq, measures$df, n, groups),
    list(srmr = measures$srmr, srmr_bentler_nomean = measures$srmr_bentler_nomean, loglik = measures$logl, aic = measures$aic,
      bic = measures$bic, estimates = keyed(estimates, "est"), standard_errors = keyed(estimates, "se"),
      standardized = keyed(lavaan::standardizedSolution(fit), "est.std")))
}

oracle("cfa", function(input, data) confirmatory(input, data))

# With missing answers by the likelihood of each row (full information ML; Arbuckle 1996), lavaan::cfa(missing = "fiml").
oracle("cfa-fiml", function(input, data) confirmatory(input, data, missing = "fiml"))

# Configural, metric, scalar and strict invariance (Meredith 1993; Vandenberg & Lance 2000) by lavaan::cfa(group.equal = …), steps with the
# changes of CFI and RMSEA (Cheung & Rensvold 2002; Chen 2007), differences of latent means in the scalar model.
oracle("measurement-invariance", function(input, data) {
  rows <- data[!is.na(data[[input$group]]), ]
  equal <- list(configural = "", metric = "loadings", scalar = c("loadings", "intercepts"),
    strict = c("loadings", "intercepts", "residuals"))
  fits <- lapply(equal, function(what) lavaan_at_maximum(input$model, rows, group = input$group, group.equal = what, meanstructure = TRUE))
  models <- lapply(fits, function(fit) {
    measures <- as.list(lavaan::fitMeasures(fit, c("chisq", "df", "cfi", "tli", "rmsea", "srmr", "aic", "bic")))
    c(measures, p = pchisq(measures$chisq, measures$df, lower.tail = FALSE))
  })
  steps <- lapply(setNames(2:4, names(equal)[2:4]), function(at) {
    chisq <- models[[at]]$chisq - models[[at - 1]]$chisq
    df <- models[[at]]$df - models[[at - 1]]$df
    list(chisq_diff = chisq, df_diff = df, p = pchisq(chisq, df, lower.tail = FALSE), delta_cfi = models[[at]]$cfi - models[[at - 1]]$cfi,
      delta_rmsea = models[[at]]$rmsea - models[[at - 1]]$rmsea)
  })
  estimates <- lavaan::parameterEstimates(fits$scalar)
  means <- estimates[estimates$op == "~1" & estimates$lhs %in% lavaan::lavNames(fits$scalar, "lv") & estimates$group == 2, ]
  list(groups = lavaan::lavInspect(fits$scalar, "group.label"), n = as.numeric(lavaan::lavInspect(fits$scalar, "nobs")), models = models,
    steps = steps, latent_mean_difference_scalar = setNames(as.list(means$est), means$lhs),
    latent_mean_se = setNames(as.list(means$se), means$lhs))
})

# Factors by decreasing sums of squares, each turned so that its loadings sum to more than zero, as factanal orders them.
in_factanal_order <- function(loadings) {
  loadings <- unname(unclass(loadings)[, ])
  order <- order(-colSums(loadings^2))
  sign <- ifelse(colSums(loadings) < 0, -1, 1)[order]
  list(loadings = sweep(loadings[, order], 2, sign, "*"), order = order, sign = sign)
}

# Eigenvalues of correlations of normal random numbers, mean and 95th percentile (Horn 1965; Glorfeld 1995).
parallel_analysis <- function(eigenvalues, n, replications) {
  set.seed(1965)
  p <- length(eigenvalues)
  random <- replicate(replications, eigen(cor(matrix(rnorm(n * p), n)), symmetric = TRUE, only.values = TRUE)$values)
  middle <- rowMeans(random)
  high <- apply(random, 1, quantile, 0.95)
  leading <- function(limits) sum(cumprod(eigenvalues > limits))
  list(mean_random = middle, p95_random = as.numeric(high), components_to_retain_p95 = leading(high),
    components_to_retain_mean = leading(middle))
}

# Exploratory factors: eigenvalues, KMO (Kaiser 1974; psych::KMO), Bartlett's (1950) test, ML factors (Jöreskog 1967; factanal), varimax
# with Kaiser's normalisation (1958; stats::varimax), oblimin with gamma 0 (Jennrich 2002; GPArotation::oblimin), MINRES communalities
# (Harman & Jones 1966; psych::fa), parallel analysis and MAP (Velicer 1976; psych::vss).
oracle("efa", function(input, data) {
  if (!is.null(input$correlation_matrix)) {
    r <- as.matrix(table_of(input$correlation_matrix))
    rownames(r) <- colnames(r)
    n <- input$n
  } else {
    x <- na.omit(data[input$columns])
    r <- cor(x)
    n <- nrow(x)
  }
  p <- ncol(r)
  factors <- input$factors
  eigenvalues <- eigen(r, symmetric = TRUE, only.values = TRUE)$values
  kmo <- psych::KMO(r)
  bartlett <- -(n - 1 - (2 * p + 5) / 6) * as.numeric(determinant(r)$modulus)
  ml <- factanal(covmat = r, factors = factors, n.obs = n, rotation = "none",
    control = list(nstart = 5, opt = list(factr = 1, maxit = 10000)))
  loadings <- unname(unclass(ml$loadings)[, ])
  map <- psych::vss(r, n = min(8, p - 1), n.obs = n, plot = FALSE)$map
  minres <- psych::fa(r, factors, n.obs = n, fm = "minres", rotate = "none")
  found <- list(n = n, p = p, variables = colnames(r), eigenvalues = eigenvalues, kmo_overall = kmo$MSA, kmo_items = as.numeric(kmo$MSAi),
    bartlett = list(chisq = bartlett, df = p * (p - 1) / 2, p = pchisq(bartlett, p * (p - 1) / 2, lower.tail = FALSE)), factors = factors,
    ml = list(loadings_unrotated = loadings, uniquenesses = as.numeric(ml$uniquenesses),
      chisq_bartlett_corrected = as.numeric(ml$STATISTIC), df = ml$dof,
      p = if (!is.null(ml$STATISTIC)) pchisq(as.numeric(ml$STATISTIC), ml$dof, lower.tail = FALSE)),
    minres_communalities = as.numeric(minres$communality), map_velicer = as.numeric(map), map_minimum_at = which.min(map),
    parallel_analysis = parallel_analysis(eigenvalues, n, if (n > 1000) 300 else 2000))
  if (factors > 1) {
    found$varimax_kaiser_loadings <- in_factanal_order(varimax(loadings, normalize = TRUE, eps = 1e-14)$loadings)$loadings
    oblique <- GPArotation::oblimin(loadings, normalize = FALSE, eps = 1e-7, maxit = 10000)
    ordered <- in_factanal_order(oblique$loadings)
    found$oblimin_pattern <- ordered$loadings
    found$oblimin_factor_correlations <- unname(oblique$Phi[ordered$order, ordered$order] * outer(ordered$sign, ordered$sign))
  }
  found
})
