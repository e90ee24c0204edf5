print("asynclint")
