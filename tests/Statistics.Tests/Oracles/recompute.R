# Computes the expected values of the cases anew, from their data and with R, and says how each stands to the value that is kept.
#
#   Rscript ../Oracles/recompute.R [--write] [FILE…]     from tests/Statistics.Tests/Cases; without a file: all of them
#
# --write keeps the new values of files where one differs. Each statistic has its function in reference/*.R: (input, data) to a list shaped
# like `expected`. Information that is no target (psych_…, survey_…, ltm_…) may be left out; anything else that a function leaves out is
# named with the reason it gives. Where a definition leaves room (which rows count, how a rank is rounded) the functions follow the cases,
# so that there the arithmetic is checked and not the convention.
# Of two models (cfa-hs-one-factor, cfa-bfi-5) and one omega (bfi-agreeableness) the kept values are those where the search of the reference
# stopped, at a gradient of 5e-6 and 8e-7; one p is kept as R's pchisq gives it far out, 1 % off. So 111 values differ there, a little: they
# are kept as R gives them to its users, and `verify cases` says the same of them.
# Needs Debian's r-cran-jsonlite, -psych, -lavaan, -semtools, -multilevel, -lme4, -survey, -boot, -metafor, -vcd, -gparotation, -effectsize,
# -polycor, -mvtnorm and -numderiv. Ends with 1 where a value differs.
suppressPackageStartupMessages(library(jsonlite))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
oracles <- list()
oracle <- function(statistic, compute) oracles[[statistic]] <<- compute

table_of <- function(path) read.csv(path, stringsAsFactors = FALSE, check.names = FALSE, na.strings = "")

# Answers of reversed items turned round.
recoded <- function(data, items, input) {
  x <- as.matrix(data[items])
  turned <- intersect(as.character(unlist(input$reverse)), items)
  x[, turned] <- sum(input$scale) - x[, turned]
  x
}

# Answers that a score of k items needs: max(1, ceiling(share of k)) (Fairclough & Cella 1996).
needed <- function(share, k) max(1, ceiling(round(share * k, 9)))

# One mean per row; NA below the least share of answers.
mean_scores <- function(x, share) ifelse(rowSums(!is.na(x)) >= needed(share, ncol(x)), rowMeans(x, na.rm = TRUE), NA)

# The score of the items in `score_of`.
scores <- function(data, input) mean_scores(recoded(data, input$score_of, input), input$min_valid_share)

for (part in sort(list.files(file.path(here, "reference"), "[.]R$", full.names = TRUE))) source(part)

# As lists, the way the JSON file holds it: names become keys, a row of a matrix a list, NA null and what has no end a word.
plain <- function(value) {
  if (is.null(value)) return(NULL)
  if (is.factor(value)) value <- as.character(value)
  if (is.matrix(value)) return(lapply(seq_len(nrow(value)), function(i) as.list(plain(unname(value[i, ])))))
  if (is.list(value) || !is.null(names(value)) || length(value) != 1) return(lapply(as.list(value), plain))
  if (is.na(value)) NULL else if (is.numeric(value) && is.infinite(value)) if (value > 0) "Infinity" else "-Infinity" else value
}

information <- function(key) grepl("^(psych|survey|ltm)_", key) ||
  key %in% c("lavCor", "ml_polycor", "se_polycor", "deff_survey", "deff_survey_replace", "tolerance_note", "reason", "note", "gradient_max")

same <- function(kept, found, tolerance) {
  if (is.null(kept) || is.null(found)) return(is.null(kept) && is.null(found))
  if (!is.numeric(kept) || !is.numeric(found)) return(identical(as.character(kept), as.character(found)))
  if (kept > 0 && kept < 1e-12 && found > 0) return(abs(log(found) - log(kept)) <= 1e-6 * abs(log(kept)))
  abs(found - kept) <= tolerance * max(1, abs(kept))
}

# Walks through what is kept and counts what agrees; `say` tells what does not.
compare <- function(kept, found, tolerance, path, say) {
  if (!is.list(kept)) {
    # A list of one may be written as a plain value.
    if (is.list(found) && length(found) == 1) found <- found[[1]]
    if (is.list(found)) return(say("differ", path, "kept one value, found", length(found)))
    return(if (same(kept, found, tolerance)) say("agree", path) else say("differ", path, "kept", format(kept, digits = 15), "found",
      if (is.null(found)) "nothing" else format(found, digits = 15)))
  }

  if (!is.null(names(kept))) {
    own <- if (is.numeric(kept$tolerance)) kept$tolerance else tolerance
    for (key in setdiff(names(kept), c(if (is.numeric(kept$tolerance)) "tolerance", "replications"))) {
      if (!key %in% names(found)) {
        if (!information(key)) say("left out", paste0(path, ".", key))
      } else compare(kept[[key]], found[[key]], own, paste0(path, ".", key), say)
    }
    return(invisible())
  }

  if (!is.list(found)) found <- as.list(found)
  if (length(kept) != length(found)) return(say("differ", path, "kept", length(kept), "values, found", length(found)))
  for (at in seq_along(kept)) compare(kept[[at]], found[[at]], tolerance, paste0(path, "[", at, "]"), say)
}

# What was found in the order of what is kept; what was not found stays as it is.
merged <- function(kept, found) {
  if (!is.list(kept) || is.null(names(kept))) return(if (is.null(found)) kept else found)
  for (key in intersect(names(kept), names(found))) kept[key] <- list(merged(kept[[key]], found[[key]]))
  kept
}

# Lists of plain values on one line, as the files have them.
on_lines <- function(value) {
  if (!is.list(value)) return(value)
  kinds <- unique(sapply(Filter(Negate(is.null), value), class))
  if (is.null(names(value)) && length(value) > 1 && length(kinds) == 1 && kinds != "list")
    return(unlist(lapply(value, function(one) if (is.null(one)) NA else one)))
  lapply(value, on_lines)
}

tell <- function(counts) cat(counts["agree"], " values agree, ", counts["differ"], " differ, ", counts["left out"], " left out\n", sep = "")

arguments <- commandArgs(TRUE)
write <- "--write" %in% arguments
files <- setdiff(arguments, "--write")
if (length(files) == 0) files <- setdiff(list.files(".", "[.]json$"), c("further.json", "latent-models.json"))
totals <- c(agree = 0, differ = 0, "left out" = 0)
for (file in files) {
  raw <- fromJSON(file, simplifyVector = FALSE)
  shaped <- fromJSON(file, simplifyDataFrame = FALSE)$cases
  counts <- c(agree = 0, differ = 0, "left out" = 0)
  lines <- character()
  for (at in seq_along(raw$cases)) {
    one <- raw$cases[[at]]
    compute <- oracles[[one$statistic]]
    if (is.null(compute)) {
      lines <- c(lines, paste0("  ", one$id, ": no function for ", one$statistic))
      counts["left out"] <- counts["left out"] + 1
      next
    }

    input <- shaped[[at]]$input
    found <- suppressWarnings(suppressMessages(compute(input, if (!is.null(one$data)) table_of(one$data))))
    reasons <- found$.left_out
    say <- function(kind, path, ...) {
      counts[kind] <<- counts[kind] + 1
      if (kind == "agree") return()
      why <- if (kind == "left out") reasons[sub("^.*[.]", "", path)] else paste(...)
      lines <<- c(lines, paste0("  ", one$id, path, " ", kind, ": ", if (length(why) == 0 || is.na(why)) "no reason given" else why))
    }
    found <- plain(found[setdiff(names(found), ".left_out")])
    compare(one$expected, found, one$tolerance, "", say)
    raw$cases[[at]]$expected <- merged(one$expected, found)
  }
  cat(file, ": ", length(raw$cases), " cases, ", sep = "")
  tell(counts)
  if (length(lines) > 0) cat(lines, sep = "\n")
  if (write && counts["differ"] > 0)
    write_json(on_lines(raw), file, auto_unbox = TRUE, digits = I(15), pretty = TRUE, null = "null", na = "null")
  totals <- totals + counts
}

cat("all: ")
tell(totals)
quit(status = if (totals["differ"] > 0) 1 else 0)
