"""The screens of measures of enforcement: prepared step by step, listed, followed."""
