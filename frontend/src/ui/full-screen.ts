import { useEffect, useState } from 'react';

/** Returns whether the page fills the screen, and the ways in and out; menus keep working meanwhile. */
export function useFullScreen() {
  const [full, setFull] = useState(false);
  useEffect(() => {
    const look = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  return {
    full,
    enter: () => void document.documentElement.requestFullscreen(),
    leave: () => void document.exitFullscreen(),
  };
}
