import { BrowserRouter, Route, Routes } from 'react-router';
import { Reauthentication } from '../features/session/components/reauthentication.js';
import { SessionGate } from '../features/session/components/session-gate.js';
import { AppLayout } from './app-layout.js';
import { NotFoundPage } from './not-found-page.js';
import { PAGES } from './pages.js';

export function App() {
  return (
    <BrowserRouter>
      <SessionGate>
        <Routes>
          <Route element={<AppLayout />}>
            {PAGES.map(({ name, path, Component }) => (
              <Route key={name} path={path} element={<Component />} />
            ))}
            <Route path="*" element={<NotFoundPage />} />
          </Route>
        </Routes>
        <Reauthentication />
      </SessionGate>
    </BrowserRouter>
  );
}
