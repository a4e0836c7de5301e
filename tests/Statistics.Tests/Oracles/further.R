# Second computations for estimators that no package on Debian covers, each by another route than the engine's: packages where
# there are some (multilevel, lme4, t.test, lm), else definitions written out (every pair, every subset, every split, every product).
# Where a worked example is published, the script stops if it does not reproduce it.
# Run from tests/Statistics.Tests/Cases: Rscript ../Oracles/further.R
# Needs Debian's r-cran-multilevel, r-cran-lme4, r-cran-survey, r-cran-jsonlite.
suppressPackageStartupMessages({ library(multilevel); library(lme4); library(survey); library(jsonlite) })
num <- function(x) unname(as.numeric(x))
data_of <- function(n) read.csv(file.path("data", paste0(n, ".csv")), stringsAsFactors = FALSE, check.names = FALSE, na.strings = "")
about <- function(got, published, digits) stopifnot(all(round(got, digits) == published))
cases <- list()
add <- function(id, statistic, input, anchor, expected, source, data = NULL, tol = 1e-9, licence = "facts") {
  one <- list(id = id, statistic = statistic, tier = 3)
  if (!is.null(data)) one$data <- paste0("data/", data, ".csv")
  cases[[length(cases) + 1]] <<- c(one, list(source = source, licence = licence, input = input, anchor = anchor, tolerance = tol,
    expected = expected))
}
SIM <- "simulator, seed 101, scale 0.12"; BHR <- "multilevel 2.7: bhr2000"

# ---- agreement: a_wg by multilevel; variances of null distributions by their definition, published to two digits
awg_case <- function(id, items, d, data, source) add(id, "a-wg", list(items = I(items), group = "GRP", scale = c(1, 5)),
  "multilevel::awg", list(awg = num(multilevel::awg(d[items], d$GRP, c(1, 5))$a.wg)), source, data, licence = "GPL (>= 2)")
bhr <- data_of("bhr2000")
awg_case("awg-bhr2000-three", c("AF06", "AF07", "AP12"), bhr, "bhr2000", BHR)
awg_case("awg-bhr2000-all", grep("^A", names(bhr), value = TRUE), bhr, "bhr2000", BHR)
nulls <- list(uniform = rep(.2, 5), slight = c(.05, .15, .20, .35, .25), moderate = c(0, .10, .15, .40, .35),
  heavy = c(0, 0, .10, .40, .50), triangular = c(.11, .22, .34, .22, .11), normal = c(.07, .24, .38, .24, .07))
variances <- sapply(nulls, function(p) sum(p * (1:5)^2) - sum(p * 1:5)^2)
about(variances, c(2, 1.34, .90, .44, 1.32, 1.04), 2)
for (n in names(nulls)) add(paste0("null-variance-", n), "null-variance", list(shares = nulls[[n]]), "sum(p x^2) - sum(p x)^2",
  list(variance = variances[[n]]), "LeBreton and Senter 2008, table 2")

# ---- pseudo-groups: all subsets of the group's size instead of random ones
ad <- function(x, rows) mean(apply(x[rows, , drop = FALSE], 2, function(v) mean(abs(v - median(v)))))
pseudo <- list(a = c(1, 2, 5, 4, 3, 3, 6), b = c(2, 2, 4, 6, 1, 5, 5), g = c(1, 1, 2, 2, 3, 3, 3))
x <- cbind(pseudo$a, pseudo$b); members <- split(1:7, pseudo$g); seen <- sapply(members, function(r) ad(x, r))
all_of <- lapply(members, function(r) combn(7, length(r), function(s) ad(x, s)))
add("pseudo-groups-observed", "pseudo-groups", list(inline = pseudo, items = I(c("a", "b")), group = "g", seed = 1, rounds = 99),
  "mean |x - median|", list(observed = num(seen)), "made for this file", licence = "CC0")
add("pseudo-groups-every-subset", "pseudo-groups", list(inline = pseudo, items = I(c("a", "b")), group = "g", seed = 1, rounds = 200000),
  "combn: every subset of the group's size", list(tolerance = .005, expected = num(sapply(all_of, mean)),
    p = num(mapply(function(v, o) mean(v <= o + 1e-12), all_of, seen))), "made for this file; four standard errors of chance",
  licence = "CC0")

# ---- nested components: quadratic forms with explicit projections, traces solved for the components; lme4 where balanced
components <- function(y, chain) {
  n <- length(y); Z <- c(list(matrix(1, n, 1)), lapply(seq_along(chain), function(k) model.matrix(~ 0 + interaction(chain[1:k], drop = TRUE))))
  P <- lapply(Z, function(z) z %*% solve(crossprod(z), t(z))); P[[length(P) + 1]] <- diag(n); L <- length(chain)
  A <- matrix(0, L + 1, L + 1); ss <- numeric(L + 1)
  for (k in 1:(L + 1)) { Q <- P[[k + 1]] - P[[k]]; ss[k] <- sum(y * (Q %*% y)); A[k, L + 1] <- sum(diag(Q))
    for (j in 1:L) A[k, j] <- sum(Z[[j + 1]] * (Q %*% Z[[j + 1]])) }
  solve(A, ss) }
nested <- function(id, d, items, chain, source, data = NULL, inline = NULL, licence = "GPL (>= 2)") {
  x <- as.matrix(d[items]); I <- ncol(x); s <- components(rowMeans(x), lapply(chain, function(v) factor(d[[v]]))); L <- length(chain)
  expected <- list(levels = I(s[1:L]), people = s[L + 1])
  if (I > 1) { long <- data.frame(y = c(x), item = factor(c(col(x))), person = factor(c(row(x))))
    ms <- anova(lm(y ~ item, long))["item", "Mean Sq"]; r <- x - rowMeans(x) - rep(colMeans(x), each = nrow(x)) + mean(x)
    rest <- sum(r^2) / ((nrow(x) - 1) * (I - 1))
    expected <- list(levels = I(s[1:L]), people = s[L + 1] - rest / I, items = (ms - rest) / nrow(x), residual = rest) }
  input <- list(items = I(items), chain = I(chain)); if (!is.null(inline)) input <- c(list(inline = inline), input)
  add(id, "nested-components", input, "explicit projections and traces", expected, source, data, licence = licence); expected }
pastes <- nested("nested-pastes", Pastes, "strength", c("batch", "cask"), "Davies and Goldsmith 1972, table 6.5 (lme4: Pastes)",
  inline = lapply(as.list(Pastes[c("strength", "batch", "cask")]), function(v) if (is.factor(v)) as.character(v) else v))
about(c(pastes$levels, pastes$people), c(1.657, 8.434, .678), 3)
v <- as.data.frame(VarCorr(lmer(strength ~ 1 + (1 | batch / cask), Pastes)))
stopifnot(max(abs(v$vcov[c(2, 1, 3)] - c(pastes$levels, pastes$people))) < 1e-4)
deep <- data.frame(y = c(3, 4, 4, 5, 2, 1, 2, 5, 6, 5, 3, 3, 4, 6, 5, 2), z = c(2, 4, 5, 5, 1, 2, 2, 4, 6, 6, 2, 4, 4, 5, 6, 1),
  w = c(4, 4, 3, 5, 3, 1, 1, 6, 5, 5, 3, 2, 5, 6, 4, 2), town = rep(c("A", "B", "C"), c(6, 6, 4)),
  unit = c(1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 3, 1, 1, 2, 2), team = c(1, 1, 2, 1, 2, 2, 1, 1, 2, 1, 1, 1, 1, 2, 1, 1))
deep <- nested("nested-unequal-three-levels", deep, c("y", "z", "w"), c("town", "unit", "team"), "made for this file", inline = as.list(deep),
  licence = "CC0")

# ---- non-response: the missing people really filled in
missing_case <- function(id, x, N, scale, lower) { y <- x[!is.na(x)]; n <- length(y)
  filled <- function(v) mean(c(y, rep(v, N - n)))
  add(id, "non-response", list(inline = list(x = x), population = N, scale = scale, lower = I(lower)), "mean of filled-in answers",
    list(mean = mean(y), if_all_answered = sapply(scale[1]:scale[2], filled),
      if_lower = I(sapply(lower, function(d) filled(mean(y) - d * sd(y))))), "made for this file", licence = "CC0") }
missing_case("non-response-a-third", c(4, 5, NA, 3, 6, 4, 2, 5), 21, c(1, 6), c(.25, .5))
missing_case("non-response-census", c(1, 2, 2, 3), 4, c(1, 5), .5)

# ---- equivalence: two one-sided t tests by R's own
tost <- function(id, x, y, low, high, source, data_licence = "GPL (part of R)") {
  a <- t.test(x, y, mu = low, alternative = "greater"); b <- t.test(x, y, mu = high, alternative = "less")
  add(id, "equivalence", list(inline = list(x = x, y = y), bounds = c(low, high)), "t.test, one-sided twice", list(t_low = num(a$statistic),
    t_high = num(b$statistic), p_low = a$p.value, p_high = b$p.value, p = max(a$p.value, b$p.value),
    ci90 = num(t.test(x, y, conf.level = .9)$conf.int)), source, licence = data_licence) }
s <- split(sleep$extra, sleep$group)
tost("equivalence-sleep", s[[1]], s[[2]], -.5, .5, "R datasets: sleep")
tost("equivalence-shown", c(4, 4, 5, 5, 4, 5, 4, 5, 4, 5), c(5, 4, 4, 5, 5, 4, 5, 4, 4, 4, 5), -.8, .8, "made for this file", "CC0")

# ---- ranks: exact distribution by integrating over each unit's value, the others' ranks being a Poisson-binomial sum
rank_of <- function(m, s, i) { z <- seq(-9, 9, length.out = 6001); w <- dnorm(z) * diff(z)[1]; value <- m[i] + s[i] * z
  p <- sapply(seq_along(m)[-i], function(j) pnorm(value, m[j], s[j], lower.tail = FALSE))
  f <- matrix(0, length(z), length(m)); f[, 1] <- 1
  for (j in seq_len(ncol(p))) f <- f * (1 - p[, j]) + cbind(0, f[, -length(m), drop = FALSE]) * p[, j]
  colSums(f * w) }
rank_case <- function(id, m, s) { R <- sapply(seq_along(m), function(i) rank_of(m, s, i)); F <- apply(R, 2, cumsum)
  stopifnot(min(abs(F - .025), abs(F - .975)) > .002)
  add(id, "rank-intervals", list(inline = list(mean = m, se = s), seed = 7, draws = 200000), "numerical integration",
    list(tolerance = .006, expected_rank = num(colSums(R * seq_along(m))), first = num(R[1, ]),
      limits = lapply(seq_along(m), function(i) c(which(F[, i] > .025)[1], which(F[, i] >= .975)[1]))),
    "made for this file; four standard errors of chance", licence = "CC0") }
rank_case("ranks-five-towns", c(3.41, 3.06, 3.64, 3.00, 3.25), c(.31, .34, .16, .21, .12))
rank_case("ranks-two-certain", c(3, 4), c(.01, .01))

# ---- response surface: lm, vcov, solve, eigen
surface <- function(id, d, z, x, y, middle, data, source, licence) { X <- d[[x]] - middle; Y <- d[[y]] - middle
  m <- lm(d[[z]] ~ X + Y + I(X^2) + I(X * Y) + I(Y^2)); b <- num(coef(m)); V <- vcov(m)
  f <- function(w) { v <- sum(w * b); e <- sqrt(c(w %*% V %*% w)); list(value = v, se = e, p = 2 * pt(-abs(v / e), m$df.residual)) }
  B <- matrix(c(b[4], b[5] / 2, b[5] / 2, b[6]), 2); e <- eigen(B)$vectors
  add(id, "response-surface", list(z = z, x = x, y = y, middle = middle), "lm, vcov, solve, eigen", list(n = nobs(m), coefficients = b,
    r2 = summary(m)$r.squared, a1 = f(c(0, 1, 1, 0, 0, 0)), a2 = f(c(0, 0, 0, 1, 1, 1)), a3 = f(c(0, 1, -1, 0, 0, 0)),
    a4 = f(c(0, 0, 0, 1, -1, 1)), stationary = num(solve(-2 * B, b[2:3])), axes = e[2, ] / e[1, ]), source, data, 1e-8, licence) }
surface("surface-attitude", attitude, "rating", "complaints", "learning", 60, "attitude", "R datasets: attitude", "GPL (part of R)")
hs <- data_of("HolzingerSwineford1939")
surface("surface-hs", hs, "x1", "x2", "x3", 3, "HolzingerSwineford1939", "lavaan 0.6-14: HolzingerSwineford1939", "GPL (>= 2)")

# ---- split samples: every split of every group
parts <- data.frame(x = c(3, 4, 2, 5, 6, 1, 2, 2, 3, 4, 5, 3, 2, 1, 6, 5, 4, 6), y = c(2, 4, 3, 6, 5, 2, 1, 3, 3, 5, 4, 2, 3, 1, 5, 5, 3, 6),
  g = rep(1:6, c(3, 2, 4, 3, 2, 4)))
rows <- split(1:18, parts$g)
halves <- lapply(rows, function(r) combn(r, length(r) %/% 2, simplify = FALSE)); grid <- expand.grid(lapply(halves, seq_along))
z <- apply(grid, 1, function(k) { half <- mapply(function(h, i) mean(parts$x[h[[i]]]), halves, k)
  other <- mapply(function(h, i, r) mean(parts$y[setdiff(r, h[[i]])]), halves, k, rows); atanh(cor(half, other)) })
add("split-sample-every-split", "split-sample", list(inline = as.list(parts), x = "x", y = "y", group = "g", seed = 3, splits = 100000),
  "expand.grid: every split", list(tolerance = .006, groups = 6, same_source = cor(tapply(parts$x, parts$g, mean), tapply(parts$y, parts$g, mean)),
    split_source = tanh(mean(z))), "made for this file; four standard errors of chance", licence = "CC0")

# ---- Gwet's AC1 and AC2 from the ratings themselves, pair by pair; published: .77544 (Gwet 2014)
four <- rbind(c(1, 2, 3, 3, 2, 1, 4, 1, 2, NA, NA, NA), c(1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NA, 3), c(NA, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NA),
  c(1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NA))
gwet <- function(r, q, power = NULL) { w <- function(a, b) if (is.null(power)) 1 * (a == b) else 1 - (abs(a - b) / (q - 1))^power
  units <- apply(r, 2, function(u) u[!is.na(u)], simplify = FALSE); units <- units[lengths(units) > 0]
  pa <- mean(sapply(units[lengths(units) > 1], function(u) mean(unlist(lapply(seq_along(u), function(i) w(u[i], u[-i]))))))
  share <- rowMeans(sapply(units, function(u) tabulate(u, q) / length(u))); pe <- sum(outer(1:q, 1:q, w)) / (q * (q - 1)) * sum(share * (1 - share))
  list(observed = pa, expected = pe, coefficient = (pa - pe) / (1 - pe)) }
about(gwet(four, 5)$coefficient, .77544, 5)
counts <- t(apply(four, 2, function(u) tabulate(u[!is.na(u)], 5))); FOUR <- "Gwet 2014 (irrCAC: cac.raw4raters); Krippendorff 2011, example C"
add("gwet-ac1-four-raters", "gwet", list(counts = counts), "pair by pair", gwet(four, 5), FOUR)
add("gwet-ac2-linear", "gwet", list(counts = counts, power = 1), "pair by pair", gwet(four, 5, 1), FOUR)
add("gwet-ac2-quadratic", "gwet", list(counts = counts, power = 2), "pair by pair", gwet(four, 5, 2), FOUR)

# ---- segments of a text: every character a unit, every pair of coders; published: nominal alpha .743 (Krippendorff 2011)
alpha <- function(r) { r <- r[, colSums(!is.na(r)) > 1, drop = FALSE]
  Do <- mean(rep(apply(r, 2, function(u) { u <- u[!is.na(u)]; mean(unlist(lapply(seq_along(u), function(i) u[i] != u[-i]))) }),
    colSums(!is.na(r)))); v <- table(r); n <- sum(v); 1 - Do / (1 - sum(v * (v - 1)) / (n * (n - 1))) }
segments <- function(id, coders, length, codes, source, licence = "CC0") {
  r <- t(sapply(coders, function(s) { line <- rep(0, length); for (k in s) line[(k[1] + 1):k[2]] <- k[3] + 1; line }))
  marked <- r; marked[marked > 0] <- 1; coded <- r; coded[coded == 0] <- NA
  e <- list(marked = alpha(marked), all = alpha(r), codes = alpha(coded))
  add(id, "unitised-alpha", list(segments = coders, length = length, codes = codes), "every character a unit, every pair", e, source,
    licence = licence); e }
units <- lapply(1:4, function(k) lapply(which(!is.na(four[k, ])), function(u) c(u - 1, u, four[k, u] - 1)))
about(segments("segments-krippendorff", units, 12, 5, "Krippendorff 2011, example C, as segments of one character", "facts")$codes, .743, 3)
three <- segments("segments-three-coders", list(list(c(0, 40, 0), c(60, 75, 1), c(80, 120, 0)), list(c(5, 42, 0), c(58, 75, 1), c(90, 118, 1)),
  list(c(0, 38, 0), c(85, 120, 0))), 150, 2, "made for this file")

# ---- consistency of persons: cor() row by row
x <- as.matrix(data_of("sim_a_wave1")[unlist(lapply(1:4, function(s) sprintf("S%02d_%d", s, 1:5)))])
scale <- rep(1:4, each = 5); half <- rep(c(1, 2, 1, 2, 1), 4)
within <- function(a, b) { ok <- !is.na(a) & !is.na(b); if (sum(ok) < 3 || length(unique(a[ok])) < 2 || length(unique(b[ok])) < 2) NA else cor(a[ok], b[ok]) }
side <- function(h) sapply(1:4, function(s) rowMeans(x[, scale == s & half == h], na.rm = TRUE)); one <- side(1); two <- side(2)
eo <- sapply(seq_len(nrow(x)), function(i) { r <- within(one[i, ], two[i, ]); if (is.na(r)) NA else max(-1, 2 * r / (1 + r)) })
C <- cor(x, use = "pairwise"); pairs <- which(upper.tri(C) & C >= .35, arr.ind = TRUE)
syn <- sapply(seq_len(nrow(x)), function(i) within(x[i, pairs[, 1]], x[i, pairs[, 2]]))
add("consistency-sim", "careless-consistency", list(items = I(colnames(x)), scales = scale, alike = .35, show = 60), "cor() row by row",
  list(pairs = nrow(pairs), even_odd_first = num(eo[1:60]), synonyms_first = num(syn[1:60])), SIM, "sim_a_wave1", licence = "CC0")

# ---- fuzzy sets
gnp <- c(Switzerland = 40110, Netherlands = 25200, Australia = 20060, Israel = 17090, Spain = 15320, `New Zealand` = 13680, Cyprus = 11720,
  Greece = 11290, Argentina = 7470, Hungary = 4670, Venezuela = 4100, Bolivia = 1000)
fuzzy <- num(ifelse(gnp > 5000, plogis(qlogis(.95) * (gnp - 5000) / 15000), plogis(qlogis(.95) * (gnp - 5000) / 2500)))
# The book rounds the log odds of .95 to 3, which moves the second digit by one at most.
stopifnot(max(abs(fuzzy - c(1, .98, .95, .92, .89, .85, .79, .78, .62, .40, .25, .01))) < .011)
add("calibration-ragin", "calibration", list(inline = list(x = num(gnp)), anchors = c(2500, 5000, 20000)), "plogis, qlogis",
  list(membership = fuzzy), "Ragin 2008, table 5.2")
add("calibration-falling", "calibration", list(inline = list(x = c(1, 3, 4.5, 6, 9, NA)), anchors = c(8, 5, 2)), "plogis, qlogis",
  list(membership = c(plogis(qlogis(.95) * c(4, 2, .5, -1, -4) / 3), NA)), "made for this file", licence = "CC0")

# Every one of the 3^k products is tried: implicants, primes, covers by the smallest subsets. No merging of terms, no branching.
solved <- function(X, Y, expectations, needed, cut, pri_cut = 0) {
  k <- ncol(X); names <- colnames(X)
  corners <- as.matrix(expand.grid(rep(list(0:1), k))); dimnames(corners) <- NULL
  member <- apply(corners, 1, function(r) apply(X, 1, function(v) min(ifelse(r == 1, v, 1 - v))))
  n <- colSums(member > .5); both <- colSums(pmin(member, Y)); contrary <- colSums(pmin(member, Y, 1 - Y))
  incl <- both / colSums(member); pri <- (both - contrary) / (colSums(member) - contrary); pri[!is.finite(pri)] <- NA
  shown <- incl >= cut - 1e-12 & (pri_cut == 0 | (!is.na(pri) & pri >= pri_cut - 1e-12))
  state <- ifelse(n < needed, NA, shown); on <- which(state %in% TRUE); off <- which(state %in% FALSE); rest <- which(is.na(state))
  terms <- as.matrix(expand.grid(rep(list(c(0, 1, NA)), k))); dimnames(terms) <- NULL
  cover <- apply(terms, 1, function(t) colSums(t(corners) == t, na.rm = TRUE) == sum(!is.na(t)))
  inside <- function(a, b) all(cover[, b] | !cover[, a])
  primes <- function(free) { ok <- which(colSums(cover[-c(on, free), , drop = FALSE]) == 0 & colSums(cover[on, , drop = FALSE]) > 0)
    ok[sapply(ok, function(a) !any(sapply(setdiff(ok, a), function(b) inside(a, b))))] }
  covers <- function(free) { p <- primes(free); for (s in seq_along(p)) { sets <- utils::combn(length(p), s, function(i) p[i], simplify = FALSE)
    sets <- sets[sapply(sets, function(i) all(rowSums(cover[on, i, drop = FALSE]) > 0))]
    if (length(sets)) { len <- sapply(sets, function(i) sum(!is.na(terms[i, ]))); return(sets[len == min(len)]) } } }
  say <- function(found) sort(sapply(found, function(s) paste(sort(sapply(s, function(t) paste0(ifelse(terms[t, ] == 1, "", "~"), names)[!is.na(terms[t, ])] |>
    paste(collapse = "*")), method = "radix"), collapse = " + ")), method = "radix")
  if (!length(on)) return(list(on = on, terms = terms, intermediate = list()))
  complex <- covers(integer()); simple <- covers(rest)
  # Easy counterfactuals (Ragin and Sonnett 2005): remainders in a parsimonious term that differ from a case-backed term inside it only
  # where the remainder is as expected.
  easy <- Filter(function(r) any(sapply(unique(unlist(complex)), function(c) any(sapply(unique(unlist(simple)), function(p)
    inside(c, p) && cover[r, p] && all(is.na(terms[c, ]) | terms[c, ] == corners[r, ] | (expectations != 0 & corners[r, ] == (expectations > 0))))))), rest)
  list(on = on, terms = terms, n = n, incl = incl, pri = pri, state = state, say = say, conservative = complex, parsimonious = simple,
    intermediate = covers(easy)) }
qca <- function(id, sets, outcome, expectations, source, needed = 1, cut = .8, licence = "facts") {
  X <- as.matrix(as.data.frame(sets)); Y <- outcome; s <- solved(X, Y, expectations, needed, cut)
  seen <- which(!is.na(s$state)); need <- function(x) c(sum(pmin(x, Y)) / sum(Y), sum(pmin(x, Y)) / sum(x), sum(1 - x) / sum(1 - pmin(x, Y)))
  e <- list(rows = I(seen - 1), row_cases = I(num(s$n[seen])), row_consistency = I(num(s$incl[seen])), row_pri = I(num(s$pri[seen])),
    row_outcome = I(1 * s$state[seen]), conservative = I(s$say(s$conservative)), parsimonious = I(s$say(s$parsimonious)),
    intermediate = I(s$say(s$intermediate)), necessity = lapply(as.list(as.data.frame(X)), need))
  add(id, "qca", list(inline = c(as.list(as.data.frame(X)), list(OUT = Y)), conditions = I(colnames(X)), outcome = "OUT", cases_needed = needed,
    consistency = cut, expectations = expectations), "every product, every cover", e, source, licence = licence); e }
lipset <- data.frame(DEV = c(.81, .99, .58, .16, .58, .98, .89, .04, .07, .72, .34, .98, .02, .01, .01, .03, .95, .98),
  URB = c(.12, .89, .98, .07, .03, .03, .79, .09, .16, .05, .10, 1, .17, .02, .03, .30, .13, .99),
  LIT = c(.99, .98, .98, .98, .99, .99, .99, .13, .88, .98, .41, .99, .59, .01, .17, .09, .99, .99),
  IND = c(.73, 1, .90, .01, .08, .81, .96, .36, .07, .01, .47, .94, 0, .11, 0, .21, .67, 1),
  STB = c(.43, .98, .91, .91, .58, .95, .31, .43, .13, .95, .58, .99, 0, .01, .84, .20, .91, .98))
surv <- c(.05, .95, .89, .12, .77, .95, .05, .06, .42, .92, .05, .95, .12, .05, .21, .06, .95, .95)
told <- qca("qca-lipset", lipset, surv, rep(1, 5), "Ragin 2009, Lipset's hypothesis (QCA: LF); Dusa 2019")
stopifnot(told$conservative == "DEV*URB*LIT*IND*STB + DEV*~URB*LIT*~IND*STB", told$parsimonious == "DEV*~IND + URB*STB",
  told$intermediate == "DEV*LIT*~IND*STB + DEV*URB*LIT*STB")
none <- qca("qca-lipset-no-expectations", lipset, surv, rep(0, 5), "Ragin 2009, Lipset's hypothesis (QCA: LF)")
contrary <- qca("qca-lipset-contrary", lipset, surv, c(-1, -1, 1, -1, 1), "Ragin 2009, Lipset's hypothesis (QCA: LF)", cut = .7)
set.seed(14); towns <- data.frame(A = round(runif(30), 2), B = round(runif(30), 2), C = round(runif(30), 2), D = round(runif(30), 2))
thirty <- qca("qca-thirty-towns", towns, round(pmin(1, pmax(0, pmax(pmin(towns$A, 1 - towns$B), towns$C * .8) + rnorm(30, 0, .1))), 2), c(1, -1, 1, 0),
  "made for this file (seed 14)", licence = "CC0")

# ---- raking where groups answer with chances of their own: weights by survey::rake, residuals by a weighted regression on the margins
raked <- function(id, seed, people, chances, source) {
  set.seed(seed); a <- sample(c("x", "y"), people, TRUE, c(.8, .2)); b <- sample(c("k", "l", "m"), people, TRUE)
  came <- runif(people) < chances[a] * c(k = 1, l = .8, m = .6)[b]; y <- round(3 + (a == "y") - .5 * (b == "m") + rnorm(people), 2)
  d <- data.frame(y = y, a = a, b = b, w = people / sum(came))[came, ]; count <- function(v) as.data.frame(table(v), responseName = "Freq")
  sets <- list(setNames(count(a), c("a", "Freq")), setNames(count(b), c("b", "Freq")))
  w <- weights(rake(svydesign(~1, weights = ~w, data = d), list(~a, ~b), sets, control = list(maxit = 1000, epsilon = 1e-12)))
  d$w <- w; fit <- lm(y ~ a + b, d, weights = w); n <- nrow(d)
  se <- sqrt(n / (n - fit$rank) * sum(w * pmax(w - 1, 0) * residuals(fit)^2)) / people
  add(id, "raking", list(inline = as.list(d[c("y", "a", "b")]), margins = list(a = as.list(table(a)), b = as.list(table(b)))),
    "survey::rake, weighted lm", list(mean_raked = sum(w * d$y) / sum(w), se_non_response = se), source, tol = 1e-7, licence = "CC0") }
raked("raking-chances-differ", 5, 90, c(x = .5, y = .9), "made for this file (seed 5)")
raked("raking-chances-alike", 6, 400, c(x = .7, y = .7), "made for this file (seed 6)")

# ---- how far weights matter: every corner of the box of weights, the optimum of a ratio of linear functions lies in one
corners_of <- function(x, w, s) { g <- as.matrix(expand.grid(rep(list(c(1 - s, 1 + s)), length(x)))); range(c((g %*% (w * x)) / (g %*% w))) }
weighing <- function(id, x, w, s) add(id, "weight-sensitivity", list(inline = list(x = x, w = w), share = s), "every corner",
  list(range = I(corners_of(x, w, s))), "made for this file", licence = "CC0")
weighing("weights-three", c(2.1, 4.4, 3.3), c(1, 1, 1), .2)
weighing("weights-ties", c(3, 3, 5, 1), c(2, 1, .5, 1), .2)
set.seed(9); weighing("weights-ten", round(runif(10, 1, 6), 2), round(runif(10, .2, 3), 2), .5)
weighing("weights-one", 4.2, 1, .2)

# ---- ranks that pairwise tests allow: p of every pair against Sidak's level instead of limits
ranking <- function(id, x, se, level) { k <- length(x); at <- 1 - level^(1 / (k - 1))
  p <- outer(1:k, 1:k, function(i, j) 2 * pnorm(-abs(x[i] - x[j]) / sqrt(se[i]^2 + se[j]^2))); over <- outer(x, x, ">") & p < at
  add(id, "rank-interval", list(inline = list(mean = x, se = se), level = level), "p of every pair",
    list(rank = I(num(rank(-x, ties.method = "min"))), best = I(1 + colSums(over)), worst = I(k - rowSums(over))), "made for this file", licence = "CC0") }
set.seed(11); ranking("ranks-fourteen-towns", round(rnorm(14, 3.6, .4), 2), round(runif(14, .03, .2), 3), .95)
ranking("ranks-with-ties", c(3.1, 3.1, 4, 2.2, 4), c(.1, .2, .1, .3, .2), .9)

# ---- success factors: ranks, the covariate taken out by lm, every order of the cases instead of random ones, every case left out once
orders <- function(n) if (n == 1) matrix(1) else { r <- orders(n - 1); do.call(rbind, lapply(n:1, function(at) t(apply(r, 1, append, n, at - 1)))) }
of_chance <- function(p) 4 * sqrt(p * (1 - p) / 99999) + 1e-5 # four standard errors of as many random orders
associated <- function(id, pairs, z, source, every = TRUE) { n <- length(pairs[[1]]$x)
  clean <- function(v, i) { r <- rank(v[i]); if (is.null(z)) r - mean(r) else residuals(lm(r ~ rank(z[i]))) }
  parts <- function(i) lapply(pairs, function(p) list(x = clean(p$x, i), y = clean(p$y, i)))
  mean_of <- function(q, o = seq_along(q[[1]]$x)) mean(sapply(q, function(p) sum(p$x * p$y[o]) / sqrt(sum(p$x^2) * sum(p$y^2))))
  whole <- parts(1:n); r <- mean_of(whole)
  e <- list(rho = mean(sapply(pairs, function(p) cor(p$x, p$y, method = "spearman"))), adjusted = r,
    weakest = min(sapply(1:n, function(l) sign(r) * mean_of(parts(setdiff(1:n, l))))))
  p <- if (every) mean(abs(apply(orders(n), 1, function(o) mean_of(whole, o))) >= abs(r) - 1e-12)
  inline <- setNames(unlist(lapply(pairs, unname), recursive = FALSE), paste0(c("x", "y"), rep(seq_along(pairs), each = 2)))
  given <- c(list(inline = c(inline, if (!is.null(z)) list(z = z)), pairs = length(pairs), seed = 7, permutations = 99999),
    if (!is.null(z)) list(covariate = "z"))
  add(id, "rank-association", given, "rank, lm", e, source, licence = "CC0")
  if (every) add(paste0(id, "-chance"), "rank-association", given, "every order", list(p = p), source, tol = of_chance(p), licence = "CC0") }
set.seed(15); size <- round(rlnorm(8, 6)); ax <- round(rnorm(8, 3.5, .5) + log(size) / 4, 2); ay <- round(ax + rnorm(8, 0, .3), 2)
associated("association-plain", list(list(x = ax, y = ay)), NULL, "made for this file (seed 15)")
associated("association-size-out", list(list(x = ax, y = ay)), size, "made for this file (seed 15)")
associated("association-two-sides", list(list(x = ax, y = round(ay + rnorm(8, 0, .2), 1)), list(x = round(ax + rnorm(8, 0, .2), 1), y = ay)), size,
  "made for this file (seed 15), with ties")
fx <- round(rnorm(40, 3.5, .5), 1); associated("association-forty", list(list(x = fx, y = round(-fx / 3 + rnorm(40, 0, .4), 1))), NULL,
  "made for this file (seed 15), with ties", every = FALSE)

# Consistency times coverage of the intermediate solution, with every order of the outcome dealt out instead of random ones.
measure <- function(X, Y) { s <- solved(X, Y, rep(1, ncol(X)), 1, .8, .65); if (!length(s$intermediate)) return(c(0, 0))
  range(sapply(s$intermediate, function(terms) { m <- do.call(pmax, lapply(terms, function(t) { v <- s$terms[t, ]; used <- which(!is.na(v))
    if (!length(used)) rep(1, nrow(X)) else do.call(pmin, lapply(used, function(j) if (v[j] == 1) X[, j] else 1 - X[, j])) }))
    sum(pmin(m, Y))^2 / (sum(m) * sum(Y)) })) }
dealt <- function(id, X, Y, source) { X <- as.matrix(as.data.frame(X)); m <- measure(X, Y)
  all_of <- apply(orders(length(Y)), 1, function(o) measure(X, Y[o]))
  stopifnot(m[1] == m[2], mean(all_of[1, ] >= m[1] - 1e-12) == mean(all_of[2, ] >= m[1] - 1e-12)); p <- mean(all_of[1, ] >= m[1] - 1e-12)
  given <- list(inline = c(as.list(as.data.frame(X)), list(OUT = Y)), conditions = I(colnames(X)), outcome = "OUT", seed = 5, permutations = 99999)
  add(id, "solution-test", given, "every product, every cover", list(measure = m[1]), source, licence = "CC0")
  add(paste0(id, "-chance"), "solution-test", given, "every order", list(p = p), source, tol = of_chance(p), licence = "CC0") }
set.seed(16); two <- data.frame(A = c(.9, .8, .7, .3, .2, .1, .6), B = c(.8, .9, .2, .7, .3, .2, .9))
dealt("solution-two-conditions", two, round(pmin(1, pmax(0, pmin(two$A, two$B) + rnorm(7, 0, .05))), 2), "made for this file (seed 16)")
dealt("solution-one-condition", two["A"], round(pmin(1, pmax(0, two$A + rnorm(7, 0, .1))), 2), "made for this file (seed 16)")
dealt("solution-of-chance", two, c(.1, .9, .2, .8, .9, .1, .3), "made for this file")

# ---- when open work is finished: the tail of the negative binomial, one period after the other
finishing <- function(id, finished, open, source) { within <- function(t) pnbinom(open - 1, size = sum(finished) + .5, prob = length(finished) / (length(finished) + t),
    lower.tail = FALSE); levels <- c(.5, .8, .95); t <- 1:600; p <- sapply(t, within)
  add(id, "finish-forecast", list(finished = I(finished), open = open, within = I(c(1, 6, 24)), levels = I(levels)), "pnbinom",
    list(within = I(within(c(1, 6, 24))), by = I(sapply(levels, function(l) if (any(p >= l)) t[p >= l][1] else NA))), source, tol = 1e-9, licence = "CC0") }
finishing("finish-a-year", c(1, 0, 2, 1, 0, 0, 3, 1, 1, 0, 2, 1), 14, "made for this file")
finishing("finish-nothing-yet", c(0, 0, 0, 0, 0, 0), 3, "made for this file")
finishing("finish-one-left", c(4, 5, 3), 1, "made for this file")
finishing("finish-long", rep(c(2, 3), 30), 300, "made for this file")

write_json(list(statistic = "further", r = R.version.string, cases = cases), "further.json", auto_unbox = TRUE, digits = NA, pretty = TRUE,
  na = "null", null = "null", matrix = "rowmajor")
cat(length(cases), "cases\n")
