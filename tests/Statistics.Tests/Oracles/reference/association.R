# Pearson with t(n - 2) and Fisher's interval, Spearman with the t approximation, Kendall's tau b with the normal test: stats::cor.test.
oracle("correlation", function(input, data) {
  both <- na.omit(data[c(input[["x"]], input[["y"]])])
  x <- both[[1]]
  y <- both[[2]]
  n <- nrow(both)
  if (n < 3) return(list(n = n, r = NA, reason = "too_few"))
  if (sd(x) == 0 || sd(y) == 0) return(list(n = n, r = NA, reason = "zero_variance"))
  pearson <- cor.test(x, y)
  spearman <- cor.test(x, y, method = "spearman", exact = FALSE)
  kendall <- cor.test(x, y, method = "kendall", exact = FALSE)
  list(n = n, r = unname(pearson$estimate), t = unname(pearson$statistic), df = unname(pearson$parameter), p = pearson$p.value,
    ci95_fisher = as.numeric(pearson$conf.int), spearman_rho = unname(spearman$estimate), spearman_p_t = spearman$p.value,
    kendall_tau_b = unname(kendall$estimate), kendall_p_normal = kendall$p.value)
})

# All pairs of variables, with the rows that each pair has and with the rows that have everything: stats::cor; smallest root by eigen.
oracle("correlation-matrix", function(input, data) {
  x <- as.matrix(data[input$columns])
  pairwise <- cor(x, use = "pairwise.complete.obs")
  list(variables = input$columns, pairwise_n = crossprod(!is.na(x)), pairwise = pairwise, listwise_n = sum(complete.cases(x)),
    listwise = cor(x, use = "complete.obs"), spearman_pairwise = cor(x, use = "pairwise.complete.obs", method = "spearman"),
    min_eigenvalue_pairwise = min(eigen(pairwise, symmetric = TRUE, only.values = TRUE)$values))
})

# Holm (1979), Benjamini & Hochberg (1995), Bonferroni, Hochberg (1988), Benjamini & Yekutieli (2001): stats::p.adjust, missing p left out.
oracle("multiple-testing", function(input, data) {
  p <- as.numeric(input$inline$p)
  methods <- c(holm = "holm", benjamini_hochberg = "BH", bonferroni = "bonferroni", hochberg = "hochberg", benjamini_yekutieli = "BY")
  lapply(methods, function(method) p.adjust(p, method))
})
