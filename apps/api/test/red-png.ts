/** A red square of 16 × 16 pixels, as base64. */
export const RED_PNG =
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR42mP4z8BAEmIY1TCqYfhqAACQ+f8B8u7oVw' +
  'AAAABJRU5ErkJggg==';
