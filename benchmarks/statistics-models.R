# Calls on R's side for models and resampling; read by statistics.R.

factor_model <- function(factors, per) paste(vapply(seq_len(factors), function(j) {
  paste0("f", j, " =~ ", paste0("i", (j - 1) * per + seq_len(per), collapse = " + ")) }, ""), collapse = "\n")
fitted <- function(d, se = "standard") {
  fit <- lavaan::cfa(factor_model(10, 6), d, se = se)
  lavaan::fitMeasures(fit, "chisq")[[1]]
}
graded <- function(d) {
  suppressPackageStartupMessages({ library(OpenMx); library(rpf) })
  categories <- apply(d, 2, max)
  ordered <- as.data.frame(lapply(seq_along(categories), function(i) mxFactor(d[, i], levels = seq_len(categories[i]))))
  names(ordered) <- colnames(d)
  spec <- lapply(categories, function(k) rpf.grm(outcomes = k))
  names(spec) <- colnames(d)
  item <- mxMatrix(name = "item", values = mxSimplify2Array(lapply(spec, rpf.rparam)), free = TRUE)
  colnames(item) <- colnames(d)
  rownames(item) <- c("f1", paste0("b", seq_len(nrow(item) - 1)))
  item$free[is.na(item$values)] <- FALSE
  item$values[1, ] <- 1
  for (i in seq_along(categories)) item$values[2:categories[i], i] <- seq(2, -2, length.out = categories[i] - 1)
  mxRun(mxModel("grm", item, mxData(ordered, type = "raw"), mxExpectationBA81(spec, qpoints = 49, qwidth = 6), mxFitFunctionML(),
    mxComputeEM("expectation", "scores", mxComputeNewtonRaphson(), tolerance = 1e-9)), silent = TRUE)$output$fit / -2
}
intervals <- function(x, bca) {
  set.seed(9)
  resampled <- boot::boot(x, function(d, i) colMeans(d[i, ]), 2000)
  vapply(seq_len(ncol(x)), function(j) {
    found <- boot::boot.ci(resampled, type = if (bca) c("perc", "bca") else "perc", index = j)
    if (bca) found$bca[4] else found$percent[4]
  }, 0)[1]
}
columns <- function() {
  size <- scan(file.path(folder, "size.txt"), quiet = TRUE)
  matrix(real(count = size[1] * size[2]), size[1], size[2])
}

calls <- c(calls, list(
  "cfa" = list("lavaan", function() as.data.frame(answers()), fitted),
  "cfa-without-se" = list("lavaan", function() as.data.frame(answers()), function(d) fitted(d, "none")),
  "graded-openmx" = list(c("OpenMx", "rpf"), answers, graded),
  "polychoric" = list("psych", answers, function(m) quiet(psych::polychoric(m))$rho[2]),
  "parallel" = list("psych", answers, function(m) { set.seed(8); quiet(psych::fa.parallel(m, n.iter = 100, plot = FALSE, fa = "pc"))$ncomp }),
  "efa" = list(c("psych", "GPArotation"), answers, function(m) quiet(psych::fa(m, 12, rotate = "oblimin"))$uniquenesses[[1]]),
  "boot-bca" = list("boot", columns, function(x) intervals(x, TRUE)),
  "boot-percentile" = list("boot", columns, function(x) intervals(x, FALSE)),
  "nested-lmer" = list("lme4", function() data.frame(y = real(), m = groups(), dp = groups("units.bin")), function(d) {
    as.data.frame(lme4::VarCorr(lme4::lmer(y ~ 1 + (1 | m) + (1 | dp), d)))$vcov }),
  "lmg" = list("relaimpo", function() setNames(as.data.frame(columns()), c(paste0("x", 1:12), "y")),
    function(d) relaimpo::calc.relimp(y ~ ., data = d, type = "lmg")@lmg[[1]]),
  "kripp" = list("irr", function() { m <- t(columns()); m[is.nan(m)] <- NA; m }, function(x) irr::kripp.alpha(x, "ordinal")$value)
))
