# The resamples a case names: a file with one row of indices per resample, or every one of the n^n with the first index running fastest.
resamples_of <- function(input, n) {
  if (grepl("^all", input$resamples)) return(as.matrix(expand.grid(rep(list(seq_len(n)), n))))
  as.matrix(read.csv(sub(" .*", "", input$resamples)))
}

# Bootstrap intervals by boot::boot.ci on given resamples; influence values by the jackknife (Efron 1987; Davison & Hinkley 1997).
oracle("bootstrap", function(input, data) {
  x <- if (is.null(data)) input$inline$x else data[[input$column]]
  n <- length(x)
  of <- match.fun(input$statistic)
  rows <- resamples_of(input, n)
  object <- boot::boot(x, function(d, i) of(d[i]), R = 2)
  object$t <- matrix(apply(rows, 1, function(i) of(x[i])))
  object$R <- nrow(rows)
  left <- sapply(seq_len(n), function(i) of(x[-i]))
  influence <- (n - 1) * (mean(left) - left)
  ci <- boot::boot.ci(object, conf = 0.95, type = c("norm", "basic", "perc", "bca"), L = influence)

  z0 <- qnorm(mean(object$t < object$t0))
  a <- sum(influence^3) / (6 * sum(influence^2)^1.5)
  z <- z0 + qnorm(c(0.025, 0.975))
  levels <- pnorm(z0 + z / (1 - a * z))
  list(n = n, R = object$R, t0 = object$t0, bias = mean(object$t) - object$t0, se = sd(object$t), z0 = z0, acceleration_jackknife = a,
    adjusted_levels = levels, percentile_ci95 = ci$percent[4:5], basic_ci95 = ci$basic[4:5], normal_ci95 = ci$normal[2:3],
    bca_ci95 = ci$bca[4:5], bca_ci95_quantile_type7 = quantile(object$t, levels, names = FALSE),
    percentile_ci95_quantile_type7 = quantile(object$t, c(0.025, 0.975), names = FALSE))
})
