"""The enforcement request as the published contract writes it, model 2.0."""
