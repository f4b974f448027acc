"""What many teams make together: two thousand files, put into one table by the command line and by DuckDB."""
