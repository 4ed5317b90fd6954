// Only to have something to compile the shared header for.
