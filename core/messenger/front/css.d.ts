/** The build minifies a style sheet and puts its text here. */
declare module '*.css' {
  const text: string;
  export default text;
}
