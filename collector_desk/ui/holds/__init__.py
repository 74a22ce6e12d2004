"""«Stilt i bero»: every hold that runs."""
