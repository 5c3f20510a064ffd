// Swagger UI over this program's own OpenAPI document; nothing is sent to a validator elsewhere.

const place = document.getElementById('docs');
SwaggerUIBundle({
  url: place.dataset.document,
  domNode: place,
  validatorUrl: null,
  deepLinking: true,
  docExpansion: 'list',
  onComplete: () => { document.documentElement.dataset.ready = ''; }, // as site.js does on every other page
});
