"""The three-tier service network: townships, stations, and a planner for new ones."""
