"""What a good leaflet says, and in which way: rules of PEMAT-P and of the CDC index."""
