// Takes the place of the package's own file, which names a specification on the network.
window.addEventListener('load', () => {
  window.ui = SwaggerUIBundle({ url: '/spec/petstore.json', dom_id: '#swagger-ui', deepLinking: true, presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset], layout: 'StandaloneLayout', validatorUrl: null });
});
