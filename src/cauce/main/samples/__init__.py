"""The two sample projects: Online Retail (real) and Tienda Brisa (simulated)."""
