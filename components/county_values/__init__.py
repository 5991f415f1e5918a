"""One indicator over all counties: values, rows, chart, table, pairs, peers."""
