// Swagger UI over this program's own OpenAPI document; nothing is sent to a validator elsewhere.

const root = document.documentElement;
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

/** Swagger UI has colours of its own for the dark; it takes them by a class. */
function showTheme() {
  const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : systemIsDark.matches;
  root.classList.toggle('dark-mode', isDark);
}

showTheme();
systemIsDark.addEventListener('change', showTheme);

/** Swagger UI puts a link into the button of every operation, which a keyboard cannot reach; the button does the same. */
const withoutLinksInButtons = ({ React }) => ({
  components: { DeepLink: ({ text }) => React.createElement('span', { className: 'nostyle' }, text) },
});

/** The headings of the groups are of the third level; this is the second, which Swagger UI leaves out. */
const headingOverOperations = ({ React }) => ({
  wrapComponents: {
    operations: Operations => props => React.createElement(
      React.Fragment,
      null,
      React.createElement('h2', { className: 'endpoints-title' }, 'Endpoints'),
      React.createElement(Operations, props),
    ),
  },
});

/** The page has its own title and its own link to the document. */
const withoutInfo = () => ({ components: { InfoContainer: () => null } });

const place = document.getElementById('docs');
SwaggerUIBundle({
  url: place.dataset.document,
  domNode: place,
  validatorUrl: null,
  deepLinking: true,
  docExpansion: 'list',
  plugins: [withoutLinksInButtons, headingOverOperations, withoutInfo],
  onComplete: () => { root.dataset.ready = ''; }, // as site.js does on every other page
});
