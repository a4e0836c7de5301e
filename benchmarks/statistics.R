#!/usr/bin/env Rscript
# R's side of `wegmarke benchmark statistics`: one call on the data that our side wrote, timed in a process of its own.
#   Rscript statistics.R FOLDER CALL     one line: "time" first min median cpu (ms), runs, memory before and peak (MB), "value", values
#   Rscript statistics.R packages        which packages are missing
# Time is that of the call alone, data already in memory. Missing packages: one line "missing" and their names.

needs <- list(psych = c("psych", "GPArotation"), multilevel = "multilevel", nlme = "nlme", lme4 = "lme4", survey = "survey")
arguments <- commandArgs(TRUE)
absent <- function(packages) packages[!vapply(packages, requireNamespace, TRUE, quietly = TRUE)]
if (arguments[1] == "packages") {
  cat(absent(unlist(needs)), "\n")
  quit(status = 0)
}

folder <- arguments[1]
size <- scan(file.path(folder, "size.txt"), quiet = TRUE)           # rows, items
rows <- size[1]
numbers <- function(name, what, bytes, count = rows) {
  readBin(file.path(folder, name), what, count, size = bytes, signed = bytes != 1, endian = "little")
}
answers <- function() {
  m <- matrix(numbers("items.bin", "integer", 1, rows * size[2]), rows, size[2], dimnames = list(NULL, paste0("i", seq_len(size[2]))))
  m[m > 249] <- NA
  m
}
groups <- function(name = "groups.bin") numbers(name, "integer", 4) + 1L
real <- function(name = "y.bin", count = rows) numbers(name, "double", 8, count)
quiet <- function(x) {
  value <- NULL
  utils::capture.output(value <- suppressWarnings(suppressMessages(x)))
  value
}
plain_alpha <- function(m) {
  C <- cov(m); k <- ncol(C); v <- sum(C); d <- diag(C); s <- colSums(C)
  c(k / (k - 1) * (1 - sum(d) / v), ((k - 1) / (k - 2) * (1 - (sum(d) - d) / (v - 2 * s + d)))[1], ((s - d) / sqrt(d * (v - 2 * s + d)))[1])
}
plain_icc <- function(d) {
  n <- tabulate(d$g); s <- rowsum(d$y, d$g)[, 1]; n <- n[n > 0]; N <- length(d$y); a <- length(n)
  b <- sum(s^2 / n); between <- b - sum(d$y)^2 / N; within <- sum(d$y^2) - b
  msb <- between / (a - 1); msw <- within / (N - a); n0 <- (N - sum(n^2) / N) / (a - 1)
  c((msb - msw) / (msb + (n0 - 1) * msw), (msb - msw) / msb)
}
grouped <- function() data.frame(g = groups(), y = real())
four <- function() {
  y <- matrix(real(count = rows * 4), rows, 4)
  data.frame(g = groups(), a = y[, 1], b = y[, 2], c = y[, 3], d = y[, 4])
}
items_by_group <- function() list(g = groups(), m = as.data.frame(answers()))
town_report <- function(d) {
  psych::describe(d$m)
  k <- ncol(d$m) / 12
  vapply(seq_len(12), function(area) {
    z <- d$m[, (area - 1) * k + seq_len(k)]
    y <- rowMeans(z, na.rm = TRUE)
    alpha <- quiet(psych::alpha(z, warnings = FALSE))$total$raw_alpha
    quiet(psych::omega(z, nfactors = 1, plot = FALSE))
    fit <- aov(y ~ factor(d$town))
    multilevel::ICC1(fit); multilevel::ICC2(fit)
    multilevel::rwg.j(z, d$town); multilevel::ad.m(z, d$town); multilevel::rwg.j(z, d$unit)
    t.test(y[d$staff == 1], y[d$staff != 1])$p.value
  }, 0)
}
raked <- function(d) {
  target <- function(share, name) setNames(data.frame(seq_along(share), share * 2 * nrow(d)), c(name, "Freq"))
  design <- survey::svydesign(~1, data = d, weights = rep(2, nrow(d)))
  design <- survey::rake(design, list(~a, ~b, ~c), list(target(c(.4, .35, .25), "a"), target(c(.3, .2, .2, .2, .1), "b"),
    target(c(.25, .35, .2, .2), "c")), control = list(maxit = 100, epsilon = 1e-9))
  as.numeric(survey::svymean(~y, design))
}

calls <- list(
  "alpha-psych" = list("psych", answers, function(m) quiet(psych::alpha(m, warnings = FALSE))$total$raw_alpha),
  "alpha-plain" = list(NULL, answers, plain_alpha),
  "omega-psych" = list(c("psych", "GPArotation"), answers, function(m) quiet(psych::omega(m, nfactors = 1, plot = FALSE))$omega.tot),
  "describe-psych" = list("psych", function() as.data.frame(answers()), function(m) { d <- psych::describe(m); c(d$mean[1], d$sd[1]) }),
  "icc-aov-4" = list("multilevel", four, function(d) sapply(c("a", "b", "c", "d"), function(v) {
    fit <- aov(d[[v]] ~ factor(d$g)); c(multilevel::ICC1(fit), multilevel::ICC2(fit)) })[1:2]),
  "icc-mult-4" = list("multilevel", four, function(d) multilevel::mult.icc(d[c("a", "b", "c", "d")], d$g)$ICC1[1]),
  "icc-aov" = list("multilevel", grouped, function(d) { fit <- aov(d$y ~ factor(d$g)); c(multilevel::ICC1(fit), multilevel::ICC2(fit)) }),
  "icc-lme" = list("nlme", grouped, function(d) {
    v <- as.numeric(nlme::VarCorr(nlme::lme(y ~ 1, random = ~ 1 | g, data = d, control = list(opt = "optim")))[, 1]); v[1] / sum(v) }),
  "icc-plain" = list(NULL, grouped, plain_icc),
  "intercept-lmer" = list("lme4", grouped, function(d) as.data.frame(lme4::VarCorr(lme4::lmer(y ~ 1 + (1 | g), d)))$vcov),
  "rwg" = list("multilevel", items_by_group, function(d) mean(multilevel::rwg(d$m[[1]], d$g)$rwg)),
  "rwgj" = list("multilevel", items_by_group, function(d) mean(multilevel::rwg.j(d$m, d$g)$rwg.j)),
  "ad" = list("multilevel", items_by_group, function(d) mean(multilevel::ad.m(d$m, d$g)$AD.M)),
  "wilcox" = list(NULL, function() real(), function(v) wilcox.test(v[seq_len(rows / 2)], v[rows / 2 + seq_len(rows / 2)])$statistic[[1]]),
  "rake" = list("survey", function() data.frame(a = groups("a.bin"), b = groups("b.bin"), c = groups("c.bin"), y = real()), raked),
  "report" = list(c("psych", "GPArotation", "multilevel"), function() list(m = as.data.frame(answers()), town = groups("groups.bin"),
    unit = groups("units.bin"), staff = groups("staff.bin") - 1L), town_report))

# Colleagues' files beside this one add calls of their own.
here <- dirname(normalizePath(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))))
for (file in list.files(here, "^statistics-.*\\.R$", full.names = TRUE)) source(file)

status <- function(key) {
  line <- grep(paste0("^", key, ":"), readLines("/proc/self/status"), value = TRUE)
  as.numeric(gsub("[^0-9]", "", line)) / 1024
}
call <- calls[[arguments[2]]]
if (is.null(call)) stop("no such call: ", arguments[2])
if (length(absent(call[[1]]))) {
  cat("missing", absent(call[[1]]), "\n")
  quit(status = 0)
}

data <- call[[2]]()
for (package in call[[1]]) suppressPackageStartupMessages(requireNamespace(package))
if ("psych" %in% call[[1]]) suppressPackageStartupMessages(requireNamespace("GPArotation", quietly = TRUE))
invisible(gc())
before <- status("VmRSS")
try(writeLines("5", "/proc/self/clear_refs"), silent = TRUE)
seconds <- cpu <- numeric()
start <- proc.time()[[3]]
repeat {
  took <- system.time(value <- call[[3]](data), gcFirst = FALSE)
  seconds <- c(seconds, took[["elapsed"]])
  cpu <- c(cpu, took[["user.self"]] + took[["sys.self"]])
  if (length(seconds) == 1) peak <- status("VmHWM")
  if (length(seconds) >= 7 || proc.time()[[3]] - start > 6) break
}
# system.time counts milliseconds; what is shorter is repeated until it can be told.
if (min(seconds) < .05) {
  often <- max(1, ceiling(.1 / max(min(seconds), .001)))
  took <- system.time(for (i in seq_len(often)) call[[3]](data), gcFirst = FALSE) / often
  seconds <- took[["elapsed"]]
  cpu <- took[["user.self"]] + took[["sys.self"]]
}
cat("time", format(1000 * c(seconds[1], min(seconds), median(seconds), min(cpu)), digits = 10, scientific = FALSE), length(seconds), before, peak,
  "value", format(as.numeric(value), digits = 15), "\n")
