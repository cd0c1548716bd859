// SPDX-License-Identifier: Apache-2.0
// All addresses of the application.
import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { RouteFailure } from "./RouteFailure";
import { Shell } from "./Shell";

const routes: RouteObject[] = [
  {
    path: "/login",
    hydrateFallbackElement: <></>,
    errorElement: <RouteFailure />,
    lazy: async () => ({ Component: (await import("features/session/SignInPage")).SignInPage }),
  },
  {
    path: "/",
    element: <Shell />,
    hydrateFallbackElement: <></>,
    errorElement: <RouteFailure />,
    children: [
      {
        errorElement: <RouteFailure />,
        children: [
          { index: true, element: <Navigate to="/orders" replace /> },
          {
            path: "orders",
            lazy: async () => ({ Component: (await import("features/orders/OrderListPage")).OrderListPage }),
          },
          {
            path: "orders/new",
            lazy: async () => ({ Component: (await import("features/orders/order/NewOrderPage")).NewOrderPage }),
          },
          {
            path: "orders/:id",
            lazy: async () => ({ Component: (await import("features/orders/order/OrderPage")).OrderPage }),
          },
          {
            path: "customers",
            lazy: async () => ({ Component: (await import("features/customers/CustomerListPage")).CustomerListPage }),
          },
          {
            path: "customers/:id",
            lazy: async () => ({ Component: (await import("features/customers/CustomerPage")).CustomerPage }),
          },
          { path: "*", lazy: async () => ({ Component: (await import("./NotFoundPage")).NotFoundPage }) },
        ],
      },
    ],
  },
];

export const createRouter = () => createBrowserRouter(routes);

/** Pages beside the list show a rail instead of the wide bar until the person says otherwise. */
export const sideKind = (path: string): "list" | "record" =>
  /^\/(orders|customers)\/[^/]+/.test(path) ? "record" : "list";

/** An order has its own acts at the thumb and its own main button. */
export const isOrder = (path: string): boolean => /^\/orders\/[^/]+/.test(path);
