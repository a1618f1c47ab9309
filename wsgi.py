from sadeed import create_app

app = create_app()
