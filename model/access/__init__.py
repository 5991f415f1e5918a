"""Access: roads and reach, sites for stations and hubs, days of delivery, peaks."""
