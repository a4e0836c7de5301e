# The figures of a release or of a circle, computed in R from the same data; prints milliseconds without reading the files.
# Rscript growth-of-releases.R release SHEETS.csv ITEMS.csv | circle TOWNS.csv
suppressMessages(library(data.table))
setDTthreads(2)
args <- commandArgs(TRUE)
figures <- function(score, by) {
  data <- cbind(by, score = score)[!is.na(score)]
  found <- data[, .(n = .N, mean = mean(score), sd = sd(score)), by = names(by)]
  found[, half := qt(.975, pmax(n - 1, 1)) * sd / sqrt(n)]
}
release <- function(sheets, items) {
  answers <- as.matrix(sheets[, items$item, with = FALSE])
  turned <- sweep(sweep(answers, 2, ifelse(items$reversed == 1, -1, 1), `*`), 2, ifelse(items$reversed == 1, 7, 0), `+`)
  whole <- sheets[, .(perspective)]
  parts <- sheets[, .(perspective, unit)]
  for (area in unique(items$area)) {
    own <- items$area == area
    score <- rowMeans(turned[, own, drop = FALSE], na.rm = TRUE)
    figures(score, data.table(all = rep(1, nrow(sheets))))
    figures(score, whole)
    figures(score, parts)
    for (facet in unique(items$facet[own])) {
      figures(rowMeans(turned[, own & items$facet == facet, drop = FALSE], na.rm = TRUE), whole)
      figures(rowMeans(turned[, own & items$facet == facet, drop = FALSE], na.rm = TRUE), parts)
    }
  }
  for (item in items$item) {
    data <- data.table(parts, value = sheets[[item]])[!is.na(value)]
    data[, .N, by = .(perspective, value)]
    data[, .N, by = .(perspective, unit, value)]
  }
}
# Restricted maximum likelihood for means with known errors, then empirical Bayes and the ranks that intervals of pairs leave open.
circle <- function(towns) {
  for (own in split(towns, towns$area)) {
    for (by in c("land", "size")) own[, .(n = .N, mean = mean(mean), sd = sd(mean)), by = by]
    minus <- function(tau2) {
      w <- 1 / (own$v + tau2)
      centre <- sum(w * own$mean) / sum(w)
      (sum(log(own$v + tau2)) + log(sum(w)) + sum(w * (own$mean - centre)^2)) / 2
    }
    tau2 <- optimize(minus, c(0, 4), tol = 1e-8)$minimum
    w <- 1 / (own$v + tau2)
    centre <- sum(w * own$mean) / sum(w)
    shrunken <- centre + tau2 / (tau2 + own$v) * (own$mean - centre)
    for (group in c(list(seq_len(nrow(own))), split(seq_len(nrow(own)), own$land), split(seq_len(nrow(own)), own$size))) {
      m <- own$mean[group]
      se <- sqrt(own$v[group])
      for (level in c(.95, .995)) {
        z <- qnorm((1 + level) / 2)
        for (one in seq_along(group)) {
          apart <- (m - m[one]) / sqrt(se^2 + se[one]^2)
          c(1 + sum(apart > z), length(group) - sum(apart < -z))
        }
      }
    }
  }
}
if (args[1] == "release") {
  sheets <- fread(args[2])
  items <- fread(args[3])
  work <- function() release(sheets, items)
} else {
  towns <- fread(args[2])
  work <- function() circle(towns)
}
best <- Inf
for (round in 1:3) {
  took <- system.time(work())[["elapsed"]] * 1000
  best <- min(best, took)
  if (best > 20000) break
}
cat(best)
