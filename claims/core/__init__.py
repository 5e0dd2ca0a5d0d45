"""What is true about claims, without a web, a database, a network, a clock or chance."""
