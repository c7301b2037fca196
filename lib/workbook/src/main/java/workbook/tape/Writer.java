package workbook.tape;

/** stub for the moment */
final class Writer {
    Writer(World world, Forms forms, Reader reader) {}

    ApiAnswer answer(ApiRequest request, Route route, ApiResource resource, String verb) {
        throw Statuses.methodNotAllowed();
    }
}
