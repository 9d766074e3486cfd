import { join } from 'node:path';

/** PHP-FPM's whole configuration: a pool for the site, and one for what tests have PHP run. */
export const fpmConfig = (temp: string, asRoot: boolean): string => {
  const ofBoth = [
    ...(asRoot ? ['user = root', 'group = root'] : []),
    'clear_env = yes',
    'php_admin_value[sendmail_path] = /bin/true',
    // The configuration is rewritten while the site is set up; a compiled copy must not outlive it.
    'php_admin_value[opcache.revalidate_freq] = 0',
    'php_admin_value[memory_limit] = 256M',
  ];
  return [
    '[global]',
    'daemonize = no',
    `error_log = ${join(temp, 'fpm.log')}`,
    '[www]',
    `listen = ${join(temp, 'fpm.sock')}`,
    'pm = static',
    'pm.max_children = 4',
    ...ofBoth,
    'php_admin_value[upload_max_filesize] = 64M',
    'php_admin_value[post_max_size] = 64M',
    // What tests have run waits for nobody and keeps nobody waiting.
    '[run]',
    `listen = ${join(temp, 'run-fpm.sock')}`,
    'pm = ondemand',
    'pm.max_children = 8',
    // A request that comes while the last idle process is ended is left waiting: none is ended while a test runs.
    'pm.process_idle_timeout = 1h',
    ...ofBoth,
    `php_admin_value[sys_temp_dir] = ${temp}`,
    `php_admin_value[auto_prepend_file] = ${join(import.meta.dirname, 'run-end.php')}`,
    // As on the command line.
    'php_admin_value[max_execution_time] = 0',
    'php_admin_value[output_buffering] = 0',
    'php_admin_flag[html_errors] = off',
    'php_flag[display_errors] = off',
    '',
  ].join('\n');
};
