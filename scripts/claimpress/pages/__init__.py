"""The pages of the site, as Markdown: values in, text out."""
