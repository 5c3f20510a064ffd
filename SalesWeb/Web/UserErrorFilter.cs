using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using SalesWeb.Storage;

namespace SalesWeb.Web;

/// <summary>
/// Shows a <see cref="UserErrorException"/> that a page did not show itself: to htmx as a message at the top of the
/// page that is there, to everyone else as a page of its own.
/// </summary>
public sealed class UserErrorFilter(IModelMetadataProvider metadata) : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if ((context.Exception as UserErrorException ?? StorageErrors.Explain(context.Exception)) is not { } problem)
            return;

        var viewData = new ViewDataDictionary<UserErrorException>(metadata, context.ModelState) { Model = problem };
        context.Result = context.HttpContext.Request.IsHtmx()
            ? new PartialViewResult { ViewName = "/Pages/Shared/_Problem.cshtml", ViewData = viewData, StatusCode = (int)problem.Kind }
            : new ViewResult { ViewName = "/Pages/Shared/_ProblemPage.cshtml", ViewData = viewData, StatusCode = (int)problem.Kind };
        context.HttpContext.Response.RetargetHtmx("#notice");
        context.ExceptionHandled = true;
    }
}
