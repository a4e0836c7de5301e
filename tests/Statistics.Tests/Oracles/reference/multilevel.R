# Ratio of variances where the profiled likelihood of a random intercept is highest, from the sizes and means of the groups:
# the root of its derivative, or 0 where it falls from there on (Patterson & Thompson 1971).
best_ratio <- function(y, group, reml) {
  n <- as.numeric(table(group))
  means <- as.numeric(tapply(y, group, mean))
  within <- sum((y - ave(y, group))^2)
  N <- length(y)
  slope <- function(ratio) {
    w <- n / (1 + n * ratio)
    d2 <- (means - sum(w * means) / sum(w))^2
    if (reml) sum(w) - sum(w^2) / sum(w) - (N - 1) * sum(w^2 * d2) / (within + sum(w * d2)) else
      sum(w) - N * sum(w^2 * d2) / (within + sum(w * d2))
  }
  if (slope(0) >= 0) return(0)
  top <- 1
  while (slope(top) < 0) top <- 2 * top
  uniroot(slope, c(0, top), tol = 1e-16, maxiter = 1000)$root
}

# lme4::lmer at that ratio; its own optimiser must have come to the same place.
intercept_fit <- function(rows, reml) {
  ratio <- best_ratio(rows$y, rows$group, reml)
  control <- function(...) lme4::lmerControl(check.conv.singular = "ignore", calc.derivs = FALSE, ...)
  fit <- lme4::lmer(y ~ 1 + (1 | group), rows, REML = reml, start = sqrt(ratio), control = control(optimizer = NULL))
  free <- lme4::lmer(y ~ 1 + (1 | group), rows, REML = reml, control = control())
  stopifnot(abs(lme4::getME(free, "theta") - sqrt(ratio)) < 1e-4, logLik(free) < logLik(fit) + 1e-6)
  fit
}

variances_of <- function(fit) setNames(as.data.frame(lme4::VarCorr(fit))$vcov, as.data.frame(lme4::VarCorr(fit))$grp)

# What is kept of a random-intercept model.
intercept_values <- function(fit) {
  v <- variances_of(fit)
  list(mu = lme4::fixef(fit)[[1]], se_mu = sqrt(as.matrix(vcov(fit))[1, 1]), sigma2 = v[["Residual"]], tau2 = v[["group"]],
    icc = v[["group"]] / sum(v), loglik = as.numeric(logLik(fit)))
}

# Random intercept by lme4::lmer (Bates et al. 2015), shrunken means, and the test against none (Self & Liang 1987).
oracle("random-intercept", function(input, data) {
  rows <- na.omit(data.frame(y = data[[input$y]], group = factor(data[[input$group]])))
  fit <- intercept_fit(rows, TRUE)
  ml <- intercept_fit(rows, FALSE)
  reml <- intercept_values(fit)
  chisq <- max(0, 2 * as.numeric(logLik(ml) - logLik(lm(y ~ 1, rows))))
  first <- head(levels(rows$group), 12)
  n <- as.numeric(table(rows$group)[first])
  effects <- as.data.frame(lme4::ranef(fit, condVar = TRUE))
  effects <- effects[match(first, effects$grp), ]
  list(N = nrow(rows), n_groups = nlevels(rows$group), reml = reml, ml = intercept_values(ml),
    lrt_tau2_zero = list(chisq = chisq, p_mixture_half = pchisq(chisq, 1, lower.tail = FALSE) / 2), groups_first = first, n_first = n,
    mean_first = as.numeric(tapply(rows$y, rows$group, mean)[first]), reliability_first = n * reml$tau2 / (n * reml$tau2 + reml$sigma2),
    eb_effect_first = effects$condval, eb_mean_first = reml$mu + effects$condval, eb_se_conditional_first = effects$condsd)
})

# lme4::lmer with an optimiser that stops late.
tight_lmer <- function(formula, rows) {
  control <- lme4::lmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = 0.02, rhoend = 1e-9, maxfun = 1e5),
    check.conv.singular = "ignore", calc.derivs = FALSE)
  lme4::lmer(formula, rows, control = control)
}

# Fixed effects beside a random intercept by REML (Bates et al. 2015).
oracle("random-intercept-slopes", function(input, data) {
  fit <- tight_lmer(as.formula(input$formula), data)
  list(fixed = lme4::fixef(fit), se = sqrt(diag(as.matrix(vcov(fit)))), variance = variances_of(fit), loglik_reml = as.numeric(logLik(fit)),
    N = nobs(fit))
})

# Departments in municipalities by REML (Bates et al. 2015).
oracle("nested-random-intercepts", function(input, data) {
  rows <- na.omit(data.frame(y = scores(data, input), outer = data[[input$outer]], inner = data[[input$inner]]))
  fit <- tight_lmer(y ~ 1 + (1 | outer) + (1 | outer:inner), rows)
  v <- variances_of(fit)
  list(N = nrow(rows), n_outer = length(unique(rows$outer)), n_inner = nrow(unique(rows[c("outer", "inner")])),
    mean = lme4::fixef(fit)[[1]], se_mean = sqrt(as.matrix(vcov(fit))[1, 1]), var_outer = v[["outer"]], var_inner = v[["outer:inner"]],
    var_residual = v[["Residual"]], icc_outer = v[["outer"]] / sum(v), icc_outer_plus_inner = (sum(v) - v[["Residual"]]) / sum(v),
    loglik_reml = as.numeric(logLik(fit)))
})

# Means with known variances by metafor::rma and blup; REML (Viechtbauer 2005) and the moments of DerSimonian & Laird (1986).
oracle("shrinkage-known-variances", function(input, data) {
  means <- data[[input$mean]]
  variances <- data[[input$se]]^2
  reml <- metafor::rma(means, variances, method = "REML", control = list(threshold = 1e-13, maxiter = 1000))
  dl <- metafor::rma(means, variances, method = "DL")
  shrunken <- metafor::blup(reml)
  model <- function(fit) list(mu = as.numeric(fit$beta), se_mu = fit$se, tau2 = fit$tau2)
  list(k = reml$k, reml = model(reml),
    dersimonian_laird = c(model(dl), list(Q = dl$QE, p_Q = dl$QEp, I2 = dl$I2)),
    shrinkage_weight = reml$tau2 / (reml$tau2 + variances), eb_mean = shrunken$pred, eb_se = shrunken$se)
})
