import { index, layout, route, type RouteConfig } from '@react-router/dev/routes';

export default [
  layout('routes/admin.tsx', [
    index('routes/home.tsx'),
    route('connection', 'routes/connection.tsx'),
    route('pages', 'routes/pages.tsx'),
    route('messenger', 'routes/messenger.tsx'),
    route('security', 'routes/security.tsx'),
    route('transfer', 'routes/transfer.tsx'),
    route('help', 'routes/help.tsx'),
  ]),
  route('save', 'routes/save.ts'),
  route('storefront', 'routes/storefront.ts'),
  route('server', 'routes/server.ts'),
  route('content', 'routes/content.ts'),
  route('choices', 'routes/choices.ts'),
  route('images', 'routes/images.ts'),
  route('proxy/customer', 'routes/customer.ts'),
  route('webhooks', 'routes/webhooks.ts'),
  route('auth/session-token', 'routes/session-token.ts'),
  route('*', 'routes/not-found.ts'),
] satisfies RouteConfig;
