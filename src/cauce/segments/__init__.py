"""Saved cohorts: lists of people, by which every question can be filtered and split."""
