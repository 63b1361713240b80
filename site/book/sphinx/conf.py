"""Sphinx' configuration of the book; its sources are generated beside it (see ../build.mjs)."""

project = "Activation supervision"
author = "the activation-supervision contributors"
copyright = "2026, the activation-supervision contributors; MIT licence"
language = "en"

extensions = ["myst_nb"]
source_suffix = {".md": "myst-nb", ".ipynb": "myst-nb"}
exclude_patterns = ["_templates"]
templates_path = ["_templates"]
suppress_warnings = []
nitpicky = True

# Notebooks are shown as they were committed; nothing is run, and nothing is fetched from elsewhere.
nb_execution_mode = "off"
nb_ipywidgets_js = {}
nb_merge_streams = True
# Cells that only import are folded.
nb_code_prompt_show = "Imports"
nb_code_prompt_hide = "Imports"
myst_enable_extensions = []
myst_heading_anchors = 4

html_theme = "sphinx_book_theme"
html_title = "Activation supervision"
html_favicon = "_static/mark.svg"
html_context = {"default_mode": "auto"}
html_static_path = ["_static"]
html_css_files = ["book.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_last_updated_fmt = None
html_use_index = False
html_domain_indices = False
html_sidebars = {
    "**": ["navbar-logo.html", "search-button-field.html", "ways.html", "sbt-sidebar-nav.html"]
}
# Pages that list their sections at the side; the wide tables of the others need the width.
WITH_CONTENTS = ["index", "using", "claims", "figures", "definitions", "environment", "changelog"]
WITH_CONTENTS += ["chapters/*", "docs/*", "exercises/*", "data/*"]
html_theme_options = {
    "use_download_button": False,
    "home_page_in_toc": False,
    "show_navbar_depth": 1,
    "show_toc_level": 1,
    "navbar_persistent": [],
    "secondary_sidebar_items": {page: ["page-toc.html"] for page in WITH_CONTENTS},
    "toc_title": "On this page",
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
    "footer_content_items": ["copyright.html"],
    "logo": {"text": "Activation supervision", "image_light": "_static/mark.svg", "image_dark": "_static/mark.svg"},
}
