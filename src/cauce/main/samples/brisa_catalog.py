"""What Tienda Brisa sells, where its customers live, and how they come: tables of the simulation."""

from typing import NamedTuple


class Product(NamedTuple):
    """One article, with its price in euros."""

    sku: str
    es: str
    en: str
    category: str
    price: float


class Place(NamedTuple):
    """A country: its language, share of the customers and cities."""

    country: str
    language: str
    share: float
    cities: tuple[str, ...]


class Channel(NamedTuple):
    """How a web session came: campaign parameters (empty: none) and the referring page."""

    source: str
    medium: str
    campaign: str
    referrer: str
    share: float


_ARTICLES = """
Toalla de playa Ola|Wave beach towel|playa|24.90
Sombrilla Levante|Levante parasol|playa|49.90
Silla plegable Cala|Cala folding chair|playa|39.50
Bolsa de rafia Arena|Sand raffia bag|playa|29.90
Capazo trenzado Menorca|Menorca woven basket|playa|34.90
Nevera portátil Brisa 20 L|Brisa cool box 20 L|playa|59.00
Esterilla de paja|Straw mat|playa|14.90
Pareo Coral|Coral sarong|playa|19.90
Hinchable flotador Limón|Lemon pool float|playa|17.50
Palas de madera|Wooden beach bats|playa|12.90
Farol de mimbre Faro|Faro wicker lantern|terraza|32.00
Guirnalda solar 10 m|Solar string lights 10 m|terraza|27.90
Hamaca de algodón Siesta|Siesta cotton hammock|terraza|69.00
Mesa auxiliar Teka|Teak side table|terraza|89.00
Cojín de exterior Rayas|Striped outdoor cushion|terraza|18.90
Alfombra de exterior Cuerda|Rope outdoor rug|terraza|75.00
Maceta de barro Alfar|Alfar clay pot|terraza|15.90
Estor de bambú|Bamboo blind|terraza|44.90
Barbacoa de mesa|Table barbecue|terraza|64.90
Regadera de zinc|Zinc watering can|terraza|21.50
Vajilla Marea 12 piezas|Tide tableware, 12 pieces|mesa|79.00
Jarra de vidrio soplado|Blown-glass jug|mesa|26.50
Vasos reciclados, 6|Recycled glasses, 6|mesa|22.90
Mantel de lino Sal|Salt linen tablecloth|mesa|48.00
Servilletas de lino, 4|Linen napkins, 4|mesa|24.00
Ensaladera de olivo|Olive-wood salad bowl|mesa|36.90
Bandeja de cerámica Pez|Fish ceramic tray|mesa|31.00
Tabla de quesos|Cheese board|mesa|28.50
Juego de cama Alborada|Alborada bed set|dormitorio|94.00
Colcha de algodón Duna|Dune cotton bedspread|dormitorio|72.00
Manta ligera Bruma|Mist light blanket|dormitorio|45.00
Almohada fresca|Cooling pillow|dormitorio|33.00
Mosquitera Trópico|Tropic mosquito net|dormitorio|38.00
Vela de higuera|Fig-tree candle|aromas|16.90
Difusor Salitre|Sea-salt diffuser|aromas|23.90
Jabón de oliva|Olive soap|aromas|7.50
"""


def _products() -> tuple[Product, ...]:
    rows = [line.split("|") for line in _ARTICLES.strip().splitlines()]
    return tuple(
        Product(f"TB-{i:03d}", es, en, category, float(price))
        for i, (es, en, category, price) in enumerate(rows, 1)
    )


PRODUCTS = _products()
PLACES = (
    Place("ES", "es", 0.66, ("Madrid", "Barcelona", "Valencia", "Sevilla", "Málaga", "Bilbao", "Palma")),
    Place("MX", "es", 0.09, ("Ciudad de México", "Guadalajara", "Monterrey", "Mérida")),
    Place("AR", "es", 0.05, ("Buenos Aires", "Córdoba", "Rosario")),
    Place("CO", "es", 0.04, ("Bogotá", "Medellín", "Cartagena")),
    Place("CL", "es", 0.03, ("Santiago", "Valparaíso")),
    Place("PT", "en", 0.02, ("Lisboa", "Porto")),
    Place("GB", "en", 0.05, ("London", "Bristol", "Leeds")),
    Place("DE", "en", 0.03, ("Berlin", "Hamburg", "München")),
    Place("FR", "en", 0.02, ("Paris", "Lyon", "Bordeaux")),
    Place("US", "en", 0.01, ("Miami", "New York")),
)  # fmt: skip
GIVEN_NAMES = {
    "es": ("Lucía", "Martín", "Sofía", "Hugo", "Paula", "Mateo", "Carmen", "Diego", "Elena", "Javier",
           "Valentina", "Sergio", "Alba", "Andrés", "Noa", "Iván", "Rocío", "Tomás", "Inés", "Camila"),
    "en": ("Emma", "Oliver", "Grace", "Noah", "Ines", "Lukas", "Chloé", "Jack", "Anna", "Tiago"),
}  # fmt: skip
FAMILY_NAMES = {
    "es": ("García", "Fernández", "López", "Martínez", "Sánchez", "Romero", "Navarro", "Torres", "Ramos",
           "Ortega", "Vidal", "Castro", "Molina", "Iglesias", "Herrera", "Campos", "Peña", "Soler"),
    "en": ("Smith", "Taylor", "Müller", "Martin", "Silva", "Brown", "Weber", "Walker", "Costa"),
}  # fmt: skip
CHANNELS = (
    Channel("", "", "", "", 0.30),
    Channel("", "", "", "https://www.google.com/", 0.24),
    Channel("google", "cpc", "marca", "https://www.google.com/", 0.13),
    Channel("instagram", "social", "verano-en-casa", "https://l.instagram.com/", 0.13),
    Channel("newsletter", "email", "viernes-de-brisa", "", 0.13),
    Channel("blog-decora", "referral", "colaboracion", "https://decora.example/terrazas", 0.05),
    Channel("tiktok", "social", "terraza-pequena", "https://www.tiktok.com/", 0.02),
)
TELEVISION = Channel("tv-mention", "television", "reportaje", "", 0.0)
EMAIL = CHANNELS[4]
HOURS = (2, 1, 1, 1, 1, 2, 4, 8, 12, 14, 15, 16, 16, 15, 13, 13, 14, 16, 19, 23, 26, 25, 17, 7)
"""Weight of each hour of the day, UTC."""
BROWSERS = {
    "es": {
        "userAgent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0",
        "locale": "es-ES",
    },
    "en": {
        "userAgent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) Safari/605.1",
        "locale": "en-GB",
    },
}
APPS = {
    "es": {
        "device": {"type": "android"},
        "os": {"name": "Android", "version": "16"},
        "locale": "es-ES",
    },
    "en": {"device": {"type": "ios"}, "os": {"name": "iOS", "version": "26.1"}, "locale": "en-GB"},
}
