"""One question a page; pages ask and place, they never compute."""
