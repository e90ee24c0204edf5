/// Of the tool, as `--version` and the reports say it.
let version = "0.1.0"
