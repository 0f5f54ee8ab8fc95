import { type handleUnaryCall, type StatusObject, status } from '@grpc/grpc-js'

/** A method of a service from a function; `code` is what the program is told when it throws. */
export function answer<Request, Response>(
  code: status,
  reply: (request: Request) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
  return async ({ request }, done) => {
    try {
      done(null, await reply(request))
    } catch (error) {
      done({ code, details: error instanceof Error ? error.message : String(error) } satisfies Partial<StatusObject>)
    }
  }
}

/** What an engine answers whose deployment has failed: the program ends quietly, because the user was told already. */
export const ending = status.UNAVAILABLE
/** A failure that the program is told as an error. */
export const refused = status.UNKNOWN
