"""The enforcement request of the published contract, model 2.0: its parts, its lines, its checks."""
