"""What-ifs: the scenario, effects of its levers, their simulation, costs, back-test."""
