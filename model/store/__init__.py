"""Sets of figures that outlive a session: kept in a database, reached by a code alone."""
