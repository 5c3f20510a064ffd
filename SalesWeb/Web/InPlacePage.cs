using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SalesWeb.Web;

/// <summary>
/// A page that shows what the user can put right where they are: the page stays, with the problem in it and the status
/// of its kind. Its view holds <c>&lt;partial name="_Problem" model="Model.Problem" /&gt;</c>.
/// </summary>
public abstract class InPlacePage : PageModel
{
    /// <summary>What the user can put right, or null.</summary>
    public UserErrorException? Problem { get; private set; }

    /// <summary>Loads, then shows the fragment to htmx and the whole page to everyone else.</summary>
    /// <param name="fragment">The name of the view that htmx replaces; it gets this page as its model.</param>
    /// <param name="load">Reads what the view shows; it may throw <see cref="UserErrorException"/>.</param>
    protected IActionResult Show(string fragment, Action load)
    {
        Try(load);
        return Request.IsHtmx() ? Partial(fragment, this) : Page();
    }

    /// <summary>
    /// Does something and keeps a problem for the view. Input that could not be read is such a problem: nothing is done
    /// with it, but a page that is only looked at is loaded all the same, so that the rest of its form is there.
    /// </summary>
    /// <returns>Whether it was done, with nothing to complain of.</returns>
    protected bool Try(Action act)
    {
        try
        {
            var onlyLooks = HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method);
            if (!onlyLooks)
                RefuseUnreadableInput();
            act();
            RefuseUnreadableInput();
            return true;
        }
        catch (UserErrorException problem)
        {
            Keep(problem);
            return false;
        }
    }

    /// <exception cref="UserErrorException">A value of the address or the form is not of its field's type.</exception>
    protected void RefuseUnreadableInput()
    {
        foreach (var (field, entry) in ModelState)
        {
            if (entry.Errors.Count > 0)
                throw new UserErrorException($"\"{entry.AttemptedValue}\" cannot be used as \"{field}\".", "Correct the marked field.", field: field);
        }
    }

    /// <summary>Keeps a problem for the view and answers with its status.</summary>
    protected void Keep(UserErrorException problem)
    {
        Problem = problem;
        Response.StatusCode = (int)problem.Kind;
    }

    /// <summary>Sends the browser to another page, whether htmx asked or not.</summary>
    protected IActionResult Go(string url)
    {
        if (!Request.IsHtmx())
            return Redirect(url);

        Response.RedirectHtmx(url);
        return new OkResult();
    }
}
