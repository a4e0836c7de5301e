# Second computations for latent models, in another language and mostly by another route than the engine's:
# lavaan (models, score tests), MASS::polr (differential item functioning), direct maximisation with numDeriv
# (graded responses, polychoric full ML), derivatives by the weights of rows (standard errors of Mokken's H).
# Run from tests/Statistics.Tests/Cases: Rscript ../Oracles/latent-models.R
# Needs Debian's r-cran-lavaan, r-cran-psych, r-cran-mass, r-cran-numderiv, r-cran-mvtnorm, r-cran-jsonlite.
suppressPackageStartupMessages({ library(lavaan); library(psych); library(MASS); library(numDeriv); library(mvtnorm); library(jsonlite) })
quiet <- function(x) { v <- NULL; utils::capture.output(v <- suppressWarnings(suppressMessages(x))); v }
num <- function(x) unname(as.numeric(x)); V <- function(x) as.list(x)
data_of <- function(n) read.csv(file.path("data", paste0(n, ".csv")), stringsAsFactors = FALSE, check.names = FALSE, na.strings = "")
cases <- list()
add <- function(id, statistic, data, input, anchor, tol, expected, source, licence = "GPL (>= 2)")
  cases[[length(cases) + 1]] <<- list(id = id, statistic = statistic, tier = 3, data = paste0("data/", data, ".csv"), source = source, licence = licence, input = input, anchor = anchor, tolerance = tol, expected = expected)
hs <- data_of("HolzingerSwineford1939"); bfi <- data_of("bfi"); sim <- data_of("sim_a_wave1"); bhr <- data_of("bhr2000"); att <- data_of("attitude")

# ---- lavaan
# lavaan's optimiser stops short of the last digits, so Newton steps on its own gradient end the search; everything that is
# stated (standard errors, score tests) is computed by lavaan at that point.
tight <- function(m, d, ...) {
  for (tol in c(1e-12, 1e-10, 1e-8)) { f <- quiet(cfa(m, d, ..., control = list(rel.tol = tol))); if (lavInspect(f, "converged")) break }
  M <- f@Model; x <- lavaan:::lav_model_get_parameters(M)
  K <- if (M@eq.constraints) M@eq.constraints.K else diag(length(x)); k0 <- if (M@eq.constraints) M@eq.constraints.k0 else 0
  slope <- function(z) num(crossprod(K, num(lavaan:::lav_model_gradient(lavaan:::lav_model_set_parameters(M, x = num(K %*% z + k0)), lavsamplestats = f@SampleStats, lavdata = f@Data, lavcache = f@Cache))))
  z <- num(solve(crossprod(K), crossprod(K, x - k0))); for (i in 1:4) z <- z - num(solve(jacobian(slope, z), slope(z))); stopifnot(max(abs(slope(z))) < 1e-10)
  pt <- parTable(f); pt$est[pt$free > 0] <- num(K %*% z + k0)[pt$free[pt$free > 0]]; pt$start <- pt$ustart <- pt$est
  f <- quiet(cfa(m, d, ..., start = pt, optim.method = "none")); attr(f, "slope") <- max(abs(slope(z))); f }
fit_list <- function(f) { m <- fitMeasures(f); G <- lavInspect(f, "ngroups"); n <- lavInspect(f, "ntotal"); pe <- parameterEstimates(f); s <- standardizedSolution(f)
  key <- function(z) paste0(z$lhs, z$op, z$rhs, if (G > 1) paste0("@", z$group) else ""); k <- pe$op %in% c("=~", "~~"); ks <- s$op %in% c("=~", "~~")
  o <- list(n = n, groups = G, converged = TRUE, gradient_max = attr(f, "slope"), npar = num(m["npar"]), chisq = num(m["chisq"]), df = num(m["df"]), p = pchisq(num(m["chisq"]), num(m["df"]), lower.tail = FALSE), baseline_chisq = num(m["baseline.chisq"]), baseline_df = num(m["baseline.df"]), cfi = num(m["cfi"]), tli = num(m["tli"]), rmsea = num(m["rmsea"]), srmr = num(m["srmr"]), srmr_bentler_nomean = num(m["srmr_bentler_nomean"]), loglik = num(m["logl"]), aic = num(m["aic"]), bic = num(m["bic"]),
    estimates = V(setNames(pe$est[k], key(pe)[k])), standard_errors = V(setNames(pe$se[k], key(pe)[k])), standardized = V(setNames(s$est.std[ks], key(s)[ks])))
  if (lavInspect(f, "options")$missing == "listwise" && G == 1) { mi <- modindices(f); mi <- mi[order(-mi$mi), ][1:8, ]; o$modification_indices <- V(setNames(mi$mi, paste0(mi$lhs, mi$op, mi$rhs))); o$expected_changes <- V(setNames(mi$epc, paste0(mi$lhs, mi$op, mi$rhs))) }
  o }
cfa_case <- function(id, model, d, data, source, ..., tol = 1e-6, input = list()) add(id, if (identical(list(...)$missing, "fiml")) "cfa-fiml" else "cfa", data, c(list(model = model), input), "lavaan::cfa, modindices", tol, fit_list(tight(model, d, ...)), source)
HS <- "lavaan 0.6-14: HolzingerSwineford1939"; SIM <- "simulator, seed 101, scale 0.12"
cfa_case("cfa-hs-indices", "visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9", hs, "HolzingerSwineford1939", HS)
cfa_case("cfa-hs-cross-loading", "visual =~ x1 + x2 + x3 + x9; textual =~ x4 + x5 + x6; speed =~ x7 + x8 + x9; x7 ~~ x8; visual ~~ 0*textual", hs, "HolzingerSwineford1939", HS)
cfa_case("cfa-hs-fixed-and-equal", "visual =~ NA*x1 + a*x2 + a*x3\ntextual =~ x4 + 0.9*x5 + x6\nvisual ~~ 1*visual", hs, "HolzingerSwineford1939", HS)
cfa_case("cfa-hs-two-groups", "visual =~ x1 + x2 + x3\nspeed =~ x7 + x8 + x9", hs, "HolzingerSwineford1939", HS, group = "school", input = list(group = "school"))
S <- function(s) paste0(s, " =~ ", paste0(s, "_", 1:5, collapse = " + ")); cfa_case("cfa-sim-missing", paste(S("S01"), S("S02"), sep = "\n"), sim, "sim_a_wave1", SIM, tol = 1e-5, input = list(missing = "listwise"))
cfa_case("fiml-sim-three", paste(S("S01"), S("S02"), S("S09"), sep = "\n"), sim, "sim_a_wave1", SIM, missing = "fiml", tol = 1e-4, input = list(missing = "fiml"))
levels_of <- list(configural = "", metric = "loadings", scalar = c("loadings", "intercepts"), strict = c("loadings", "intercepts", "residuals"))
invariance <- function(id, model, d, group, data, source, licence = "GPL (>= 2)") {
  d <- d[!is.na(d[[group]]), ]; f <- lapply(levels_of, function(e) tight(model, d, group = group, group.equal = e, meanstructure = TRUE)); keys <- c("chisq", "df", "pvalue", "cfi", "tli", "rmsea", "srmr", "aic", "bic")
  m <- lapply(f, function(x) as.list(setNames(num(fitMeasures(x)[keys]), sub("pvalue", "p", keys)))); before <- m$metric$cfi; freed <- character()
  repeat { x <- tight(model, d, group = group, group.equal = levels_of$scalar, group.partial = freed, meanstructure = TRUE); if (num(fitMeasures(x, "cfi")) - before > -.010 || length(freed) >= length(lavNames(x)) %/% 2) break
    s <- lavTestScore(x)$uni; pt <- parTable(x); lab <- sapply(s$lhs, function(l) { r <- pt[pt$plabel == l, ]; paste0(r$lhs, r$op, r$rhs) }); s$lab <- lab; s <- s[grepl("~1$", s$lab), ]; freed <- c(freed, sub("@.*", "", s$lab[which.max(s$X2)])) }
  pe <- parameterEstimates(f$scalar); lm <- pe[pe$op == "~1" & pe$lhs %in% lavNames(f$scalar, "lv") & pe$group == 2, ]
  add(id, "measurement-invariance", data, list(model = model, group = group), "lavaan::cfa(group.equal, group.partial), lavTestScore", 1e-5, list(groups = lavInspect(f$scalar, "group.label"), n = num(lavInspect(f$scalar, "nobs")), models = m, latent_mean_difference_scalar = V(setNames(lm$est, lm$lhs)), latent_mean_se = V(setNames(lm$se, lm$lhs)), partial_scalar = list(released = I(freed), chisq = num(fitMeasures(x, "chisq")), df = num(fitMeasures(x, "df")), cfi = num(fitMeasures(x, "cfi")))), source, licence) }
invariance("invariance-hs-partial", "visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9", hs, "school", "HolzingerSwineford1939", HS)
invariance("invariance-bfi-gender", "E =~ E1 + E2 + E3 + E4 + E5; N =~ N1 + N2 + N3 + N4 + N5", bfi, "gender", "bfi", "psychTools 2.2.9: bfi")

# ---- exploratory factors (GPArotation is not needed: no oblimin here)
efa_case <- function(id, cols, nf, d, data, source, licence = "GPL (>= 2)") { x <- na.omit(d[cols]); R <- cor(x); n <- nrow(x); p <- ncol(R); b <- -(n - 1 - (2 * p + 5) / 6) * log(det(R)); k <- psych::KMO(R); ml <- factanal(covmat = R, factors = nf, n.obs = n, rotation = "none", control = list(nstart = 5, opt = list(factr = 1, maxit = 10000))); L <- unclass(ml$loadings); for (j in seq_len(nf)) if (sum(L[, j]) < 0) L[, j] <- -L[, j]
  o <- list(n = n, p = p, variables = I(cols), eigenvalues = eigen(R)$values, kmo_overall = num(k$MSA), kmo_items = num(k$MSAi), bartlett = list(chisq = b, df = p * (p - 1) / 2, p = pchisq(b, p * (p - 1) / 2, lower.tail = FALSE)), factors = nf, ml = list(loadings_unrotated = unname(L), uniquenesses = num(ml$uniquenesses), chisq_bartlett_corrected = num(ml$STATISTIC), df = num(ml$dof), p = num(ml$PVAL)), map_velicer = num(quiet(psych::vss(R, n = min(8, p - 1), n.obs = n, plot = FALSE))$map))
  if (ml$dof == 0) o$ml$chisq_bartlett_corrected <- o$ml$p <- NULL
  if (nf > 1) { W <- unclass(varimax(L, normalize = TRUE, eps = 1e-14)$loadings); o$varimax_kaiser_loadings <- unname(W) }
  add(id, "efa", data, list(columns = I(cols), factors = nf), "eigen, factanal (ML), varimax, psych::KMO, psych::vss", 1e-4, o, source, licence) }
efa_case("efa-bfi-N-one", paste0("N", 1:5), 1, bfi, "bfi", "psychTools 2.2.9: bfi"); efa_case("efa-attitude-two", names(att), 2, att, "attitude", "R datasets: attitude", "GPL (part of R)")
efa_case("efa-attitude-heywood", names(att), 3, att, "attitude", "R datasets: attitude", "GPL (part of R)"); efa_case("efa-sim-two", c(paste0("S01_", 1:5), paste0("S06_", 1:5)), 2, sim, "sim_a_wave1", SIM, "CC0")

# ---- polychoric, thresholds and rho together, cell probabilities by mvtnorm
polychoric_case <- function(id, x, y, d, data, source, licence = "GPL (>= 2)") { ok <- !is.na(d[[x]]) & !is.na(d[[y]]); t <- table(d[[x]][ok], d[[y]][ok]); n <- sum(t); r <- nrow(t); c <- ncol(t)
  corner <- function(x, y, rho) if (x == -Inf || y == -Inf) 0 else if (x == Inf) pnorm(y) else if (y == Inf) pnorm(x) else pmvnorm(upper = c(x, y), corr = matrix(c(1, rho, rho, 1), 2), algorithm = TVPACK(1e-14))[1]
  cell <- function(rho, a, b) { P <- outer(c(-Inf, a, Inf), c(-Inf, b, Inf), Vectorize(function(x, y) corner(x, y, rho))); pmax(1e-300, P[-1, -1] - P[-1, -(c + 1)] - P[-(r + 1), -1] + P[-(r + 1), -(c + 1)]) }
  nll <- function(rho, a, b) -sum(t * log(cell(rho, a, b))); a0 <- qnorm(cumsum(rowSums(t))[-r] / n); b0 <- qnorm(cumsum(colSums(t))[-c] / n)
  two <- optimize(function(z) nll(z, a0, b0), c(-.99, .99), tol = 1e-10)$minimum; up <- function(th) list(th[1], cumsum(c(th[2], exp(th[3:r]))), cumsum(c(th[r + 1], exp(th[(r + 2):(r + c - 1)])))); f <- function(th) if (abs(th[1]) >= .999) 1e10 else do.call(nll, up(th))
  o <- optim(c(two, a0[1], log(diff(a0)), b0[1], log(diff(b0))), f, method = "BFGS", control = list(reltol = 1e-15, maxit = 500)); o <- nlminb(o$par, f, control = list(rel.tol = 1e-14)); u <- up(o$par)
  add(id, "polychoric", data, list(x = x, y = y), "mvtnorm::pmvnorm and optim", 1e-5, list(n = n, table = unname(unclass(t)), two_step = list(rho = two, thresholds_x = num(a0), thresholds_y = num(b0), neg_loglik = nll(two, a0, b0)), full_ml = list(rho = u[[1]], thresholds_x = u[[2]], thresholds_y = u[[3]], neg_loglik = o$objective)), source, licence) }
polychoric_case("polychoric-sim-missing", "S01_1", "S01_2", sim, "sim_a_wave1", SIM, "CC0"); polychoric_case("polychoric-bfi-N1-N2", "N1", "N2", bfi, "bfi", "psychTools 2.2.9: bfi"); polychoric_case("polychoric-bfi-A1-A2-negative", "A1", "A2", bfi, "bfi", "psychTools 2.2.9: bfi")

# ---- graded responses with missing answers: direct maximisation, standard errors from the numerical Hessian
grm_case <- function(id, items, d, data, source, licence = "GPL (>= 2)", Q = 161, lim = 8) { x <- as.matrix(d[items]); x <- apply(x, 2, function(v) match(v, sort(unique(v)))); K <- apply(x, 2, max, na.rm = TRUE); z <- seq(-lim, lim, length.out = Q); h <- dnorm(z); h <- h / sum(h); off <- cumsum(c(0, K))
  logp <- function(th) { L <- matrix(log(h), nrow(x), Q, byrow = TRUE); for (i in seq_along(K)) { q <- th[off[i] + 1:K[i]]; cs <- rbind(1, plogis(outer(-q[-1], q[1] * z, "+")), 0); P <- pmax(cs[-nrow(cs), , drop = FALSE] - cs[-1, , drop = FALSE], 1e-300); ok <- !is.na(x[, i]); L[ok, ] <- L[ok, ] + log(P)[x[ok, i], ] }; L }
  f <- function(th) { L <- logp(th); m <- apply(L, 1, max); -sum(m + log(rowSums(exp(L - m)))) }; th <- unlist(lapply(seq_along(K), function(i) c(1, qlogis(cumsum(table(x[, i]))[-K[i]] / sum(!is.na(x[, i])))))); bad <- function(th) any(unlist(lapply(seq_along(K), function(i) diff(th[off[i] + 2:K[i]]) <= 0))); g <- function(th) if (bad(th)) 1e10 else f(th)
  for (r in 1:4) { o <- optim(th, g, method = "BFGS", control = list(maxit = 500, reltol = 1e-15)); o <- nlminb(o$par, g, control = list(rel.tol = 1e-15, iter.max = 1000, eval.max = 2000)); th <- o$par }; th <- th - num(solve(hessian(f, th), grad(f, th))); H <- hessian(f, th); se <- sqrt(diag(solve(H))); L <- logp(th); w <- exp(L - apply(L, 1, max)); w <- w / rowSums(w); e <- num(w %*% z)
  part <- function(v) setNames(lapply(seq_along(K), function(i) num(v[off[i] + 1:K[i]])), items)
  info <- sapply(c(-2, 0, 1), function(z0) sum(sapply(seq_along(K), function(i) { q <- th[off[i] + 1:K[i]]; p <- function(z) -diff(c(1, plogis(q[1] * z - q[-1]), 0)); sum(jacobian(p, z0)^2 / p(z0)) })))
  add(id, "graded-response", data, list(items = I(items)), "direct maximisation (optim, nlminb), numDeriv::hessian", 1e-4, list(n = nrow(x), items = I(items), categories = num(K), loglik = -f(th), npar = sum(K), discrimination = V(setNames(th[off[seq_along(K)] + 1], items)), intercept_d = lapply(part(th), function(q) q[-1]), standard_errors = part(se), eap_first = e[1:6], eap_se_first = num(sqrt(w %*% z^2 - e^2))[1:6], test_information = info), source, licence) }
grm_case("grm-sim-missing", paste0("S01_", 1:5), sim, "sim_a_wave1", SIM, "CC0"); grm_case("grm-bfi-N-400", paste0("N", 1:4), data_of("bfi_N_800"), "bfi_N_800", "psychTools 2.2.9: bfi, N1 to N5, first 800 complete rows")

# ---- Mokken: H from sorted margins; standard errors from the derivative of H by the weight of each row
mokken_case <- function(id, items, d, data, source, licence = "GPL (>= 2)") { x <- as.matrix(na.omit(d[items])); n <- nrow(x); k <- ncol(x); cmax <- function(a, b, w) { oa <- order(a); ob <- order(b); ca <- cumsum(w[oa]) / sum(w); cb <- cumsum(w[ob]) / sum(w); g <- sort(unique(c(ca, cb))); qa <- a[oa][pmin(findInterval(g - 1e-13, ca) + 1, length(a))]; qb <- b[ob][pmin(findInterval(g - 1e-13, cb) + 1, length(b))]; sum(diff(c(0, g)) * qa * qb) - sum(w * a) / sum(w) * sum(w * b) / sum(w) }
  Hs <- function(w) { cv <- matrix(0, k, k); mx <- cv; for (i in 1:k) for (j in 1:k) if (i != j) { a <- x[, i]; b <- x[, j]; s <- sum(w); cv[i, j] <- sum(w * a * b) / s - sum(w * a) / s * sum(w * b) / s; mx[i, j] <- cmax(a, b, w) }; c(sum(cv) / sum(mx), rowSums(cv) / rowSums(mx), (cv / mx)[upper.tri(cv)]) }
  w0 <- rep(1, n); u <- do.call(paste, as.data.frame(x)); first <- match(unique(u), u); eps <- 1e-4; J <- sapply(first, function(r) { up <- w0; up[r] <- 1 + eps; dn <- w0; dn[r] <- 1 - eps; (Hs(up) - Hs(dn)) / (2 * eps) }); cnt <- num(table(factor(u, unique(u)))); se <- sqrt(rowSums(J^2 * rep(cnt, each = nrow(J)))); h <- Hs(w0)
  st <- do.call(rbind, lapply(1:k, function(i) { v <- sort(unique(x[, i]))[-1]; data.frame(i = i, v = v, f = sapply(v, function(q) mean(x[, i] >= q))) })); st <- st[order(-st$f), ]; ge <- apply(x, 1, function(r) { s <- r[st$i] >= st$v; sum(cumsum(!s)[s]) })
  add(id, "mokken", data, list(items = I(items)), "sorted margins; derivative by row weights", 1e-6, list(n = n, H = h[1], se_H = se[1], H_items = h[2:(k + 1)], se_items = se[2:(k + 1)], H_first_pair = h[k + 2], se_first_pair = se[k + 2], guttman_errors_first = num(ge[1:10]), guttman_errors_sum = sum(ge)), source, licence) }
mokken_case("mokken-bfi-N", paste0("N", 1:5), data_of("bfi_N_800"), "bfi_N_800", "psychTools 2.2.9: bfi, N1 to N5, first 800 complete rows"); mokken_case("mokken-sim-S01", paste0("S01_", 1:4), sim, "sim_a_wave1", SIM, "CC0")

# ---- differential item functioning by MASS::polr
dif_case <- function(id, items, group, d, data, source, licence = "GPL (>= 2)") { x <- na.omit(d[c(items, group)]); g <- factor(x[[group]]); s <- scale(rowSums(x[items])); n <- nrow(x); one <- function(it) { y <- factor(x[[it]]); ct <- list(reltol = 1e-15, maxit = 1000); m <- list(polr(y ~ 1, control = ct), polr(y ~ s, control = ct), polr(y ~ s + g, control = ct), polr(y ~ s * g, control = ct)); l <- sapply(m, function(z) num(logLik(z))); k <- nlevels(g) - 1; r2 <- function(v) (1 - exp(2 * (l[1] - v) / n)) / (1 - exp(2 * l[1] / n))
  list(uniform_chisq = 2 * (l[3] - l[2]), uniform_p = pchisq(2 * (l[3] - l[2]), k, lower.tail = FALSE), nonuniform_chisq = 2 * (l[4] - l[3]), nonuniform_p = pchisq(2 * (l[4] - l[3]), k, lower.tail = FALSE), total_chisq = 2 * (l[4] - l[2]), df = k, r2_change = r2(l[4]) - r2(l[2]), group_effects = I(num(coef(m[[3]])[-1]))) }
  add(id, "item-functioning", data, list(items = I(items), group = group), "MASS::polr", 1e-4, list(n = n, items = setNames(lapply(items, one), items)), source, licence) }
dif_case("dif-bfi-N-gender", paste0("N", 1:5), "gender", bfi, "bfi", "psychTools 2.2.9: bfi"); dif_case("dif-bfi-E-education", paste0("E", 1:5), "education", bfi, "bfi", "psychTools 2.2.9: bfi")

write_json(list(statistic = "latent-models", r = R.version.string, cases = cases), "latent-models.json", auto_unbox = TRUE, digits = NA, pretty = TRUE, na = "null", null = "null", matrix = "rowmajor", keep_vec_names = TRUE)
cat(length(cases), "cases\n")
