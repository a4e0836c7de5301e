# Mean of a unit of N people: survey::svymean with the finite population correction sqrt(1 - n / N), interval by t(n - 1) (Cochran 1977,
# ch. 2).
oracle("mean-finite-population", function(input, data) {
  x <- na.omit(column_of(input, data))
  n <- length(x)
  N <- input$population
  if (n > N) return(list(n = n, N = N, reason = "more_answers_than_people"))
  if (n < 2) return(list(n = n, N = N, mean = mean(x), se = NA, reason = "too_few"))
  svymean_se <- function(...) as.numeric(survey::SE(survey::svymean(~x, survey::svydesign(ids = ~1, data = data.frame(x = x, N = N), ...))))
  infinite <- svymean_se(weights = ~rep(1, n))
  se <- svymean_se(fpc = ~N)
  interval <- function(se) mean(x) + c(-1, 1) * qt(.975, n - 1) * se
  list(n = n, N = N, response_rate = n / N, mean = mean(x), sd = sd(x), se_infinite = infinite, fpc = sqrt(1 - n / N), se = se,
    ci95 = interval(se), ci95_without_fpc = interval(infinite))
})

# Share of a unit of N people: Wilson's interval (1927) with n (N - 1) / (N - n) in place of n (Korn & Graubard 1998).
oracle("share-finite-population", function(input, data) {
  n <- input$n
  N <- input$population
  found <- list(x = input$count, n = n, N = N, share = input$count / n)
  if (n == N) return(c(found, list(ci95 = rep(found$share, 2), reason = "census")))
  equivalent <- n * (N - 1) / (N - n)
  c(found, list(n_equivalent = equivalent, ci95 = wilson_interval(found$share * equivalent, equivalent),
    ci95_without_fpc = wilson_interval(input$count, n)))
})

# Answers needed for a half-width (Cochran 1977, ch. 4): n0 = z^2 s^2 / d^2; mean n0 / (1 + n0 / N), share n0 / (1 + (n0 - 1) / N).
oracle("sample-size", function(input, data) {
  N <- input$population
  share <- input[["p"]]
  variance <- if (is.null(share)) input$sd^2 else share * (1 - share)
  infinite <- qnorm(.975)^2 * variance / input$half_width^2
  exact <- infinite / (1 + (infinite - !is.null(share)) / N)
  list(n_infinite = infinite, n_exact = exact, n_needed = ceiling(exact), response_rate_needed = ceiling(exact) / N)
})
