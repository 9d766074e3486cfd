import { useEffect } from 'react';
import { useNavigate } from 'react-router';

/** Goes where App Bridge says that a link leads, within the app: it catches clicks on Polaris' links and buttons. */
export const useAdminLinks = (): void => {
  const navigate = useNavigate();
  useEffect(() => {
    const go = ({ target }: Event): void => {
      const href = target instanceof Element ? target.getAttribute('href') : null;
      if (href) void navigate(href);
    };
    document.addEventListener('shopify:navigate', go);
    return () => document.removeEventListener('shopify:navigate', go);
  }, [navigate]);
};
