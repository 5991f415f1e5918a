"""`Results(data)`: all that pages ask of the steps before, computed once a data set."""
