import { PATIENCE } from '../../patience.ts';
import type { StackPlan } from '../stack-protocol.ts';
import { runFolder, runSocket } from './php-run.ts';

/** The file types that WordPress serves, so that no file of the system's nginx is needed. */
const TYPES = {
  'text/html': 'html htm',
  'text/css': 'css',
  'text/plain': 'txt',
  'text/xml': 'xml',
  'text/javascript': 'js mjs',
  'application/json': 'json map',
  'image/svg+xml': 'svg',
  'image/png': 'png',
  'image/jpeg': 'jpg jpeg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/x-icon': 'ico',
  'font/woff': 'woff',
  'font/woff2': 'woff2',
  'application/zip': 'zip',
};

/**
 * The parameters PHP gets. `HTTP_HOST` carries the port; the file that Debian ships sets it without one,
 * and WordPress then redirects for ever.
 */
const FASTCGI = [
  'QUERY_STRING $query_string',
  'REQUEST_METHOD $request_method',
  'CONTENT_TYPE $content_type',
  'CONTENT_LENGTH $content_length',
  'SCRIPT_FILENAME $document_root$fastcgi_script_name',
  'SCRIPT_NAME $fastcgi_script_name',
  'REQUEST_URI $request_uri',
  'DOCUMENT_URI $document_uri',
  'DOCUMENT_ROOT $document_root',
  'SERVER_PROTOCOL $server_protocol',
  'REQUEST_SCHEME $scheme',
  'GATEWAY_INTERFACE CGI/1.1',
  'SERVER_SOFTWARE nginx',
  'REMOTE_ADDR $remote_addr',
  'REMOTE_PORT $remote_port',
  'SERVER_ADDR $server_addr',
  'SERVER_PORT $server_port',
  'SERVER_NAME $server_name',
  'HTTP_HOST $http_host',
  'REDIRECT_STATUS 200',
];

/** A subdirectory network: `/second/wp-admin/…` is the one WordPress. */
const NETWORK_REWRITES = `
    if (!-e $request_filename) {
      rewrite /wp-admin$ $scheme://$http_host$uri/ permanent;
      rewrite ^(/[^/]+)?(/wp-.*) $2 last;
      rewrite ^(/[^/]+)?(/.*\\.php) $2 last;
    }`;

const CACHE = `
      fastcgi_cache pages;
      fastcgi_cache_key $scheme$http_host$request_uri;
      fastcgi_cache_valid 200 301 10m;
      fastcgi_cache_methods GET HEAD;
      fastcgi_cache_bypass $signed_in;
      fastcgi_no_cache $signed_in;
      add_header X-Cache $upstream_cache_status always;`;

/** nginx's whole configuration: one site on a loopback port, everything it writes below the temporary folder. */
export const nginxConfig = (plan: StackPlan, asRoot: boolean): string => {
  const { temp, site, port } = plan;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `  ${name}_temp_path ${temp}/nginx-${name};`)
    .join('\n');
  const types = Object.entries(TYPES).map(([type, endings]) => `    ${type} ${endings};`);
  return `${asRoot ? 'user root;\n' : ''}daemon off;
worker_processes 1;
pid ${temp}/nginx.pid;
error_log ${temp}/nginx.log;
events { worker_connections 1024; }
http {
${temporary}
  types {
${types.join('\n')}
  }
  default_type application/octet-stream;
  access_log off;
  client_max_body_size 64m;
  absolute_redirect off;
  fastcgi_cache_path ${temp}/nginx-cache keys_zone=pages:1m inactive=10m;
  map $http_cookie $signed_in { default 0; "~wordpress_logged_in" 1; }
  server {
    listen 127.0.0.1:${port};
    root ${site};
    index index.php;
    ${plan.nginx ?? ''}
    ${plan.multisite ? NETWORK_REWRITES : ''}
    location / { try_files $uri $uri/ /index.php$is_args$args; }
    # WordPress's own scripts and styles have its version in their address, and no test changes them.
    location ~ ^/wp-(admin|includes)/.*\\.(js|css)$ { expires 1h; }
    location ~ \\.php$ {
      try_files $uri =404;
${FASTCGI.map((line) => `      fastcgi_param ${line};`).join('\n')}
      fastcgi_pass unix:${temp}/fpm.sock;
      fastcgi_read_timeout 120s;
      fastcgi_buffers 16 32k;
      fastcgi_buffer_size 64k;
      ${plan.pageCache === true ? CACHE : ''}
    }
  }
  server {
    listen unix:${runSocket(temp)};
    location / {
      fastcgi_param SCRIPT_FILENAME ${runFolder(temp)}$uri;
      fastcgi_param SCRIPT_NAME /index.php;
      fastcgi_param REQUEST_METHOD GET;
      fastcgi_pass unix:${temp}/run-fpm.sock;
      fastcgi_read_timeout ${PATIENCE / 1000}s;
    }
  }
}
`;
};
